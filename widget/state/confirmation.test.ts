import { expect, test } from 'vitest';

import { createClient, type Client } from '../../contract/client.ts';
import { startTotp } from '../../contract/totp.ts';
import { password, rowsOf } from '../../tests/support/database.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';
import { createConfirmation } from './confirmation.ts';

const here = suite();

/** As if the sign-in had been more than ten minutes ago. */
const grow = (email: string) =>
  rowsOf(
    'update session set confirmed_at = null where identity_id = (select id from identity where email = $1)',
    [email],
  );

const confirmationOf = (call: Client) => {
  const model = createConfirmation(call);
  /** Resolves when the question is asked. */
  const asked = new Promise<void>((resolve) => {
    const stop = model.isAsked.subscribe((isAsked) => {
      if (!isAsked) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
  return { ...model, asked };
};

test('what is refused for want of the password waits for it, and is asked once more by itself', async () => {
  await grow(here.company.rep.email);
  const model = confirmationOf(here.as.rep);
  const waiting = Promise.all([model.call(startTotp, {}), model.call(startTotp, {})]);
  await model.asked;
  const wrong = await refusalOf(model.confirm({ password: 'wrong' }));
  expect(wrong.errors).toMatchObject([{ field: 'password' }]);
  expect(model.isAsked.value).toBe(true);
  await model.confirm({ password });
  expect((await waiting).map(({ secret }) => typeof secret)).toEqual(['string', 'string']);
  expect(model.isAsked.value).toBe(false);
});

test('whoever leaves the question gets what the server said, and is asked anew the next time', async () => {
  await grow(here.company.rep2.email);
  const model = confirmationOf(here.as.rep2);
  const refused = refusalOf(model.call(startTotp, {}));
  await model.asked;
  model.cancel();
  expect((await refused).errors).toMatchObject([{ field: 'confirmation' }]);
  const again = model.call(startTotp, {});
  await model.confirm({ password });
  expect((await again).secret).toBeTruthy();
});

test('any other refusal is passed on', async () => {
  const model = createConfirmation(createClient({ base: here.server.url }));
  expect((await refusalOf(model.call(startTotp, {}))).code).toBe('unauthenticated');
});
