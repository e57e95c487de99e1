// @size 400
export interface Service {
  name: string;
  port: number;
  env: Record<string, string>;
}

const base: Service = {
  name: '',
  port: 80,
  env: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`KEY_${i}`, `value ${i}`])),
};

function instantiate(name: string, port: number): Service {
  // HOT json-copy
  const service: Service = JSON.parse(JSON.stringify(base));
  service.name = name;
  service.port = port;
  return service;
}

export function deploy(names: string[]): Service[] {
  return names.map((name, i) => instantiate(name, 8000 + i));
}

export const subject = deploy;
export const make = (n: number): string[] => Array.from({ length: n }, (_, i) => `service-${i}`);
