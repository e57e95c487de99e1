// One verdict in a process of its own: judge.mjs <rule> <subject>. Prints what was said and the milliseconds that it took, as JSON.
import { rules } from './rules.js';
import { subjects } from './subjects.js';

const [rule = '', name] = process.argv.slice(2);
const subject = subjects.find((each) => each.name === name);
if (!rules[rule] || !subject) throw new Error(`no such rule or subject: ${rule}, ${name}`);
const began = performance.now();
const said = await rules[rule](subject.make());
process.stdout.write(JSON.stringify({ said, ms: performance.now() - began }), () => process.exit(0));
