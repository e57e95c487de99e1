// Writes the declarations for ESM and CommonJS as tsc emits them: a bundler of declarations drops the comment that lets a project without Vitest compile.
import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';

execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
// The same files again below a package.json of their own: there they are CommonJS, and their './x.js' specifiers are too.
cpSync('dist/types', 'dist/types-cjs', { recursive: true });
writeFileSync('dist/types-cjs/package.json', '{ "type": "commonjs" }\n');
