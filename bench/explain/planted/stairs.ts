// @size 24
export interface Plan {
  steps: number;
  price: number;
}

function ways(steps: number): number {
  if (steps <= 1) return 1;
  // HOT recursion-without-memo
  return ways(steps - 1) + ways(steps - 2);
}

const priceOf = (plan: Plan): number => plan.steps * plan.price;

function describe(plan: Plan): string {
  return `${plan.steps} steps at ${plan.price}`;
}

export interface Offer {
  text: string;
  ways: number;
  price: number;
}

export function offers(plans: Plan[]): Offer[] {
  return plans
    .filter(({ steps }) => steps > 0)
    .map((plan) => ({ text: describe(plan), ways: ways(plan.steps), price: priceOf(plan) }));
}

export const subject = offers;
export const make = (n: number): Plan[] => [
  { steps: n, price: 12 },
  { steps: n - 1, price: 14 },
];
