import { functionsOf } from './script-functions.js';

/** Compiles the parser before anything counts: with counters it would be ten times slower. */
export function warmUpParser(): void {
  functionsOf(sample);
}

/** Most of the syntax that there is. */
const sample = `'use strict';
import { a, b as c } from 'd';
export const e = async (f, { g = 1, ...h } = {}, [i, , j]) => { for await (const k of f?.l ?? []) await k(...j); return \`\${i}\`; };
class M extends N { static o = 1; #p = /q/u; static { this.r = !0; } get s() { return this.#p; } async *t(u) { yield* super.t(u); } [v]() {} }
function w(x, y = 2) { var z; let aa = x > y ? -x : x ** 2; label: for (let i = 0, j; i < 9; i += 1) { if (i === 3) continue label; else break; }
  do { z = new M(x); } while (z && z.a || !z['b']); while (z--) ; switch (x) { case 1: delete z.c; break; default: throw new Error(0x1f + 1.5 + 'a\\n'); }
  try { for (const k in z) (k, void 0, typeof k); } catch (error) { debugger; } finally { z = { a, b: function () {}, c() {}, get d() { return [1, ...z]; } }; } return z; }
export { w as default };`;
