// @size 400
export interface Loan {
  title: string;
  due: number;
}

const day = 86_400_000;

function shown(loan: Loan): string {
  const date = new Date(loan.due);
  // HOT made-per-pass
  return `${loan.title}: ${date.toLocaleDateString('fr-FR', { weekday: 'long', month: 'long', day: 'numeric' })}`;
}

export function reminders(loans: Loan[], now: number): string[] {
  return loans.filter(({ due }) => due - now < 400 * day).map(shown);
}

export const subject = (loans: Loan[]) => reminders(loans, 0);
export const make = (n: number): Loan[] =>
  Array.from({ length: n }, (_, i) => ({ title: `Book ${i}`, due: (i % 300) * day }));
