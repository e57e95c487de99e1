// @size 100000
export function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

export const hex = (bytes: Uint8Array): string => crc(bytes).toString(16).padStart(8, '0');

export const subject = hex;
export const make = (n: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => i & 255);
