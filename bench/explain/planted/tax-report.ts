// @size 250 @bound n log n
export interface TaxRule {
  code: string;
  region: string;
  rate: number;
}

export interface Sale {
  id: string;
  taxCode: string;
  region: string;
  net: number;
}

export interface TaxLine {
  saleId: string;
  tax: number;
  gross: number;
}

const keyOf = (code: string, region: string): string => `${region}/${code}`;

export class TaxCalculator {
  constructor(private readonly rules: TaxRule[]) {}

  private rulesByKey(): Map<string, TaxRule> {
    const byKey = new Map<string, TaxRule>();
    for (const rule of this.rules) {
      byKey.set(keyOf(rule.code, rule.region), rule);
    }
    return byKey;
  }

  rateFor(sale: Sale): number {
    // HOT missing-memo
    const rule = this.rulesByKey().get(keyOf(sale.taxCode, sale.region));
    if (!rule) throw new Error(`No tax rule for ${sale.taxCode} in ${sale.region}`);
    return rule.rate;
  }

  calculate(sale: Sale): TaxLine {
    const tax = Math.round(sale.net * this.rateFor(sale) * 100) / 100;
    return { saleId: sale.id, tax, gross: sale.net + tax };
  }
}

export function taxReport(sales: Sale[], rules: TaxRule[]): { lines: TaxLine[]; total: number } {
  const calculator = new TaxCalculator(rules);
  const lines = sales.map((sale) => calculator.calculate(sale));
  return { lines, total: lines.reduce((sum, line) => sum + line.tax, 0) };
}

export const subject = ({ sales, rules }: { sales: Sale[]; rules: TaxRule[] }) => taxReport(sales, rules);
export const make = (n: number): { sales: Sale[]; rules: TaxRule[] } => ({
  rules: Array.from({ length: n }, (_, i) => ({ code: `T${i}`, region: i % 2 ? 'EU' : 'US', rate: (i % 25) / 100 })),
  sales: Array.from({ length: n }, (_, i) => ({
    id: `s${i}`,
    taxCode: `T${(i * 31) % n}`,
    region: ((i * 31) % n) % 2 ? 'EU' : 'US',
    net: 10 + i,
  })),
});
