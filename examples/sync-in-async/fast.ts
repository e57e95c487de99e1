import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export interface Account {
  email: string;
  salt: string;
  passwordHash: string;
}

// Runs on a thread of its own pool: the event loop serves others meanwhile.
const derive = promisify<string, string, number, Buffer>(scrypt);

/** Creates an account; the password is kept as a salted scrypt hash only. */
export async function createAccount(email: string, password: string): Promise<Account> {
  const salt = randomBytes(16).toString('hex');
  const passwordHash = (await derive(password, salt, 64)).toString('hex');
  return { email: email.toLowerCase(), salt, passwordHash };
}

/** Whether this is the account's password. */
export async function verifyPassword({ salt, passwordHash }: Account, password: string): Promise<boolean> {
  return timingSafeEqual(await derive(password, salt, 64), Buffer.from(passwordHash, 'hex'));
}
