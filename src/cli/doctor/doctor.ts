import type { Finding } from './finding.js';
import { judgeMachine, readMachine } from './machine.js';
import { lookAtProject } from './project.js';

/** How long the machine is measured, in milliseconds. */
const measuredFor = 3000;

/** What a finding is printed as; what is bad is followed by what to do. */
const linesOf = ({ good, what, next }: Finding): string[] => [
  `  ${good ? 'ok  ' : 'not '} ${what}${good ? '' : '.'}`,
  ...(next ? [`       Next: ${next}.`] : []),
];

/** Looks at this machine and the project in a folder; `steady` where nothing is in the way of steady verdicts. */
export async function doctor(folder: string): Promise<{ steady: boolean; lines: string[] }> {
  const [project, machine] = [lookAtProject(folder), judgeMachine(await readMachine(measuredFor))];
  const wrong = [...project, ...machine].filter(({ good }) => !good).length;
  return {
    steady: wrong === 0,
    lines: [
      'This project:',
      ...project.flatMap(linesOf),
      'This machine:',
      ...machine.flatMap(linesOf),
      '',
      wrong === 0
        ? 'Verdicts can be steady here.'
        : `${wrong === 1 ? '1 thing is' : `${wrong} things are`} in the way of steady verdicts.`,
    ],
  };
}
