// @size 20
export interface SignUpForm {
  username: string;
  password: string;
  website: string;
}

export type FieldErrors = Partial<Record<keyof SignUpForm, string>>;

type Validator = (value: string) => string | null;

const USERNAME = /^([a-z0-9]+[._-]?)+$/i;

const required =
  (label: string): Validator =>
  (value) =>
    value.trim() === '' ? `${label} is required` : null;

const minLength =
  (label: string, length: number): Validator =>
  (value) =>
    value.length < length ? `${label} must have at least ${length} characters` : null;

const isUsername: Validator = (value) => {
  // HOT backtracking
  return USERNAME.test(value) ? null : 'Username may only contain letters, digits, dots, dashes and underscores';
};

const rules: Record<keyof SignUpForm, Validator[]> = {
  username: [required('Username'), minLength('Username', 3), isUsername],
  password: [required('Password'), minLength('Password', 10)],
  website: [(value) => (value === '' || URL.canParse(value) ? null : 'Website is not a valid address')],
};

function firstError(validators: Validator[], value: string): string | null {
  for (const validate of validators) {
    const error = validate(value);
    if (error !== null) return error;
  }
  return null;
}

export function validate(form: SignUpForm): FieldErrors {
  const errors: FieldErrors = {};
  for (const field of Object.keys(rules) as (keyof SignUpForm)[]) {
    const error = firstError(rules[field], form[field]);
    if (error !== null) errors[field] = error;
  }
  return errors;
}

export const subject = validate;
export const make = (n: number): SignUpForm => ({
  username: `${'a'.repeat(n)}!`,
  password: 'correct horse battery',
  website: '',
});
