// @size 150 @bound n log n
export interface FormModel {
  values: Record<string, string>;
  touched: Record<string, boolean>;
  meta: { version: number; tags: string[] };
}

export interface Edit {
  field: string;
  value: string;
}

interface AuditEntry {
  before: FormModel;
  field: string;
}

const deepCopy = <T>(value: T): T => {
  // HOT json-copy
  return JSON.parse(JSON.stringify(value)) as T;
};

export class AuditedForm {
  private readonly trail: AuditEntry[] = [];

  constructor(private readonly model: FormModel) {}

  apply(edit: Edit): this {
    this.trail.push({ before: deepCopy(this.model), field: edit.field });
    this.model.values[edit.field] = edit.value;
    this.model.touched[edit.field] = true;
    this.model.meta.version += 1;
    return this;
  }

  changedFields(): string[] {
    return [...new Set(this.trail.map(({ field }) => field))];
  }

  previous(field: string): string | undefined {
    return this.trail.findLast((entry) => entry.field === field)?.before.values[field];
  }
}

export function applyAll(model: FormModel, edits: Edit[]): string[] {
  const form = new AuditedForm(model);
  for (const edit of edits) form.apply(edit);
  return form.changedFields();
}

const field = (i: number): string => `field_${i}`;
export const subject = ({ model, edits }: { model: FormModel; edits: Edit[] }): string[] => applyAll(model, edits);
export const make = (n: number): { model: FormModel; edits: Edit[] } => ({
  model: {
    values: Object.fromEntries(Array.from({ length: n }, (_, i) => [field(i), `value ${i}`])),
    touched: {},
    meta: { version: 0, tags: ['draft', 'internal'] },
  },
  edits: Array.from({ length: n }, (_, i) => ({ field: field(i), value: `edited ${i}` })),
});
