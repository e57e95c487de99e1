// Data goes one way: judge, sensors, measure, explain, record, results, speak, matchers, runners, from low to high.
const floors = [
  'judge',
  'sensors',
  'measure',
  'explain',
  'record',
  'results',
  'speak',
  'matchers',
  'runners',
  'page',
  'cli',
];
const at = (name) => (name === 'record' ? '^src/record\\.ts$' : `^src/${name}/`);

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: ['\\.d\\.ts$'] }, to: {} },
    ...floors.slice(0, -1).map((floor, index) => ({
      name: `${floor}-imports-nothing-above`,
      severity: 'error',
      from: { path: at(floor) },
      to: { path: floors.slice(index + 1).map(at) },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
