// @size 1500
export interface Task {
  due: number;
  repeat: number;
  name: string;
}

class Scheduler {
  private tasks: Task[] = [];

  add(task: Task): void {
    this.tasks.push(task);
  }

  next(): Task | undefined {
    // HOT sort-in-loop
    this.tasks = this.tasks.sort((a, b) => b.due - a.due);
    return this.tasks.pop();
  }

  get size(): number {
    return this.tasks.length;
  }
}

export function run(tasks: Task[]): string[] {
  const scheduler = new Scheduler();
  for (const task of tasks) scheduler.add(task);
  const order: string[] = [];
  while (scheduler.size > 0) {
    const task = scheduler.next();
    if (!task) break;
    order.push(task.name);
    if (task.repeat > 0) scheduler.add({ ...task, due: task.due + 5000, repeat: task.repeat - 1 });
  }
  return order;
}

export const subject = run;
export const make = (n: number): Task[] =>
  Array.from({ length: n }, (_, i) => ({ due: (i * 7919) % 5003, repeat: i % 2, name: `task ${i}` }));
