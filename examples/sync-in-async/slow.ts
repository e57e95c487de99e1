import { randomBytes, scryptSync } from 'node:crypto';

export interface Account {
  email: string;
  salt: string;
  passwordHash: string;
}

/** Creates an account; the password is kept as a salted scrypt hash only. */
export async function createAccount(email: string, password: string): Promise<Account> {
  const salt = randomBytes(16).toString('hex');
  const passwordHash = scryptSync(password, salt, 64).toString('hex');
  return { email: email.toLowerCase(), salt, passwordHash };
}

/** Whether this is the account's password. */
export async function verifyPassword({ salt, passwordHash }: Account, password: string): Promise<boolean> {
  return scryptSync(password, salt, 64).toString('hex') === passwordHash;
}
