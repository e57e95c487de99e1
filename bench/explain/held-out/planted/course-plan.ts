// @size 2000
export interface Course {
  code: string;
  requires: string[];
}

export interface Problem {
  course: string;
  missing: string;
}

const label = (course: Course): string => course.code.toUpperCase();

export function problems(courses: Course[]): Problem[] {
  return courses.flatMap((course) => {
    const missing: Problem[] = [];
    for (const code of course.requires) {
      // HOT linear-search
      const found = courses.some((other) => other.code === code);
      if (!found) missing.push({ course: label(course), missing: code });
    }
    return missing;
  });
}

export function report(courses: Course[]): string {
  return problems(courses)
    .map(({ course, missing }) => `${course}: ${missing}`)
    .join('\n');
}

export const subject = report;
export const make = (n: number): Course[] =>
  Array.from({ length: n }, (_, i) => ({
    code: `c${i}`,
    requires: [`c${(i * 7) % n}`, `c${(i * 13) % (n + 20)}`],
  }));
