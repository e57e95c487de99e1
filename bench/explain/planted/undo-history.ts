// @size 400
export interface Shape {
  id: number;
  x: number;
  y: number;
}

export interface Drawing {
  shapes: Shape[];
  title: string;
}

// HOT json-copy
const snapshot = (drawing: Drawing): Drawing => JSON.parse(JSON.stringify(drawing)) as Drawing;

function move(drawing: Drawing, index: number): void {
  const shape = drawing.shapes[index];
  if (!shape) return;
  shape.x += 1;
  shape.y -= 1;
}

class History {
  readonly #states: Drawing[] = [];
  record(drawing: Drawing): void {
    this.#states.push(snapshot(drawing));
    if (this.#states.length > 20) this.#states.pop();
  }
  get size(): number {
    return this.#states.length;
  }
}

export function edit(drawing: Drawing): number {
  const history = new History();
  for (let index = 0; index < drawing.shapes.length; index++) {
    history.record(drawing);
    move(drawing, index);
  }
  return history.size;
}

export const subject = edit;
export const make = (n: number): Drawing => ({
  title: 'plan',
  shapes: Array.from({ length: n }, (_, id) => ({ id, x: id, y: id })),
});
