// @size 3000 @bound n log n
export interface Setting {
  scope: string;
  key: string;
  value: string | number;
}

type Flat = Record<string, string | number>;

const keyOf = (setting: Setting): string => `${setting.scope}.${setting.key}`;

function isValid(setting: Setting): boolean {
  return setting.key.length > 0 && setting.value !== '';
}

function flatten(settings: Setting[]): Flat {
  return settings.reduce<Flat>(
    // HOT copied-accumulator
    (all, setting) => ({ ...all, [keyOf(setting)]: setting.value }),
    {},
  );
}

export function loadSettings(settings: Setting[]): { count: number; values: Flat } {
  const valid = settings.filter(isValid);
  const values = flatten(valid);
  return { count: valid.length, values };
}

export function describe(settings: Setting[]): string {
  const { count } = loadSettings(settings);
  return `${count} settings`;
}

export const subject = loadSettings;
export const make = (n: number): Setting[] =>
  Array.from({ length: n }, (_, i) => ({ scope: `scope${i % 10}`, key: `key${i}`, value: i }));
