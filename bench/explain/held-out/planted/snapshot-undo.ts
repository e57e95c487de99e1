// @size 300
export interface Shape {
  id: number;
  x: number;
  y: number;
}

class Canvas {
  shapes: Shape[] = [];
  private readonly undo: Shape[][] = [];

  private remember(): void {
    // HOT json-copy
    this.undo.push(JSON.parse(JSON.stringify(this.shapes)) as Shape[]);
  }

  draw(shape: Shape): void {
    this.remember();
    this.shapes.push(shape);
  }

  get depth(): number {
    return this.undo.length;
  }
}

export function replay(shapes: Shape[]): number {
  const canvas = new Canvas();
  for (const shape of shapes) canvas.draw(shape);
  return canvas.depth;
}

export const subject = replay;
export const make = (n: number): Shape[] => Array.from({ length: n }, (_, id) => ({ id, x: id * 2, y: id * 3 }));
