// @size 8000
const images = ['.png', '.jpg', '.jpeg', '.gif', '.webp'];

function extension(file: string): string {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? '' : file.slice(dot).toLowerCase();
}

export function countImages(files: string[]): number {
  let count = 0;
  for (const file of files) {
    if (images.includes(extension(file))) count += 1;
  }
  return count;
}

export const subject = countImages;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `photo-${i}.${i % 3 ? 'JPG' : 'txt'}`);
