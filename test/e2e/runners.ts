import { createProject, type Project, reportJest, reportVitest } from './project.js';
import { jestConfig, vitestConfig, vitestImports } from './set-up.js';
import { imports, shop } from './shop.js';

/** One of the two runners, as far as the tests for both tell them apart. */
export interface Runner {
  name: 'vitest' | 'jest';
  /** A project of the shop with these test files, which import all of it, and the runner's set-up; `home` is the folder around it. */
  project(name: string, tests: Record<string, string>, config?: Record<string, string>, home?: string): Project;
  report: typeof reportVitest;
  /** The command that the check line shows, up to the file. */
  command: string;
  /** How the names of describes and test are joined for `-t`. */
  joiner: string;
  /** Reports hold the records of passing assertions too. */
  keepsPassing: boolean;
}

const vitest: Runner = {
  name: 'vitest',
  project: (name, tests, config = vitestConfig(), home) =>
    createProject(`vitest-${name}`, { ...shop, ...config, ...withHeader(vitestImports + imports, tests) }, home),
  report: reportVitest,
  command: 'npx vitest run',
  joiner: ' > ',
  keepsPassing: true,
};

const jest: Runner = {
  name: 'jest',
  project: (name, tests, config = jestConfig(), home) =>
    createProject(`jest-${name}`, { ...shop, ...config, ...withHeader(imports, tests) }, home),
  report: reportJest,
  command: 'npx jest --runTestsByPath',
  joiner: ' ',
  keepsPassing: false,
};

/** Test files begin with the imports; other files are whole. */
const withHeader = (header: string, files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file, file.endsWith('.test.ts') ? header + text : text]),
  );

export const runners: readonly Runner[] = [vitest, jest];
