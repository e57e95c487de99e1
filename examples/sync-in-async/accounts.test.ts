import { expect, test } from 'vitest';
import { createAccount, verifyPassword } from './fast.js';

test('knows the password of an account again', async () => {
  const account = await createAccount('Ada@Example.com', 'correct horse');
  expect(account.email).toBe('ada@example.com');
  expect(await verifyPassword(account, 'correct horse')).toBe(true);
  expect(await verifyPassword(account, 'battery staple')).toBe(false);
});

test('salts every account by itself', async () => {
  const [one, other] = await Promise.all([
    createAccount('a@example.com', 'same'),
    createAccount('b@example.com', 'same'),
  ]);
  expect(one.passwordHash).not.toBe(other.passwordHash);
});
