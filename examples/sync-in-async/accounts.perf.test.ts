import { expect, test } from 'vitest';
import { createAccount, verifyPassword } from './fast.js';

test('creating an account does not block the event loop', async () => {
  await expect(() => createAccount('ada@example.com', 'correct horse')).toAvoidBlockingApis({ name: 'createAccount' });
});

test('verifying a password does not block the event loop', async () => {
  const account = await createAccount('ada@example.com', 'correct horse');
  await expect(() => verifyPassword(account, 'correct horse')).toAvoidBlockingApis({ name: 'verifyPassword' });
});
