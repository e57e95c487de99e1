// @size 600
export interface Ball {
  x: number;
  y: number;
  radius: number;
}

class World {
  readonly balls: Ball[];

  constructor(balls: Ball[]) {
    this.balls = balls;
  }

  private touches(a: Ball, b: Ball): boolean {
    return Math.hypot(a.x - b.x, a.y - b.y) <= a.radius + b.radius;
  }

  collisions(): number {
    let count = 0;
    this.balls.forEach((a, i) => {
      // HOT nested-loops
      this.balls.forEach((b, j) => {
        if (i < j && this.touches(a, b)) count += 1;
      });
    });
    return count;
  }
}

export const subject = (balls: Ball[]) => new World(balls).collisions();
export const make = (n: number): Ball[] =>
  Array.from({ length: n }, (_, i) => ({ x: (i * 7919) % 5003, y: (i * 104729) % 4999, radius: 3 }));
