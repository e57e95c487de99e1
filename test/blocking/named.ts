import { existsSync } from 'node:fs';

export const isSync = (path: string): boolean => existsSync(path);
