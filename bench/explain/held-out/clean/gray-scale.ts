// @size 90000
export function gray(pixels: Uint8ClampedArray): Uint8ClampedArray {
  const out = new Uint8ClampedArray(pixels.length / 4);
  for (let i = 0, j = 0; i < pixels.length; i += 4, j++) {
    const [r, g, b] = [pixels[i] as number, pixels[i + 1] as number, pixels[i + 2] as number];
    out[j] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return out;
}

export const subject = (pixels: Uint8ClampedArray) => gray(pixels).length;
export const make = (n: number): Uint8ClampedArray => new Uint8ClampedArray(n * 4).fill(77);
