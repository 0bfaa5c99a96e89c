import { afterEach, expect, test } from 'vitest';

import { changeEmail } from '../../contract/email-change.ts';
import { listMailbox, type Mail } from '../../contract/mailbox.ts';
import { until } from '../../tests/proof/until.ts';
import { appUrl, makeCompany, password, rowsOf } from '../../tests/support/database.ts';
import { startMailServer } from '../../tests/support/mail-server.ts';
import { mailsTo } from '../../tests/support/mails.ts';
import { clientOf, startServer } from '../../tests/support/server.ts';
import { suite } from '../../tests/support/suite.ts';
import { asServer } from '../db/as-server.ts';
import { openDb } from '../db/open.ts';
import { sendMail } from './outbox.ts';

const here = suite();
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** A company whose server has a mail server. */
async function withMail(refuse?: Parameters<typeof startMailServer>[0]) {
  const post = await startMailServer(refuse);
  ends.push(post.stop);
  const server = await startServer({ smtpUrl: post.url });
  ends.push(server.stop);
  const company = await makeCompany();
  const [admin, rep] = [await clientOf(server, company.admin), await clientOf(server, company.rep)];
  const email = `new.${company.rep.email}`;
  /** Two mails: one to the old address, one with a link to the new one. */
  const write = () => rep(changeEmail, { email, password });
  const found = async (to: string): Promise<Mail | undefined> =>
    (await admin(listMailbox, {})).items.find((mail) => mail.to === to);
  const settled = async (to: string, state: Mail['state']) => {
    await until(20_000, async () => (await found(to))?.state === state);
    return found(to);
  };
  return { post, company, admin, email, write, found, settled };
}

test('a mail is handed to the mail server, and what was secret in it is stored no longer', async () => {
  const { post, email, write, settled } = await withMail();
  await write();
  const mail = await settled(email, 'sent');
  expect(mail).toMatchObject({ kind: 'email-change', text: null, attempts: 1, lastError: null });
  const [arrived] = post.received.filter(({ to }) => to.includes(email));
  expect(arrived?.from).toBe('crm@company.example');
  expect(arrived?.raw).toContain(`Message-ID: <${mail?.id}@`);
  expect(arrived?.raw.replaceAll('=\r\n', '')).toMatch(/\/app\/confirm-email#\S{32}/);
  expect(await mailsTo(email)).toMatchObject([{ state: 'sent', body: null }]);
});

test('a mail that the server will never take has failed, with its reason, and holds up no other', async () => {
  const { company, email, write, settled, post } = await withMail((to) =>
    to.startsWith('new.') ? { code: 550, message: 'No such mailbox' } : null,
  );
  await write();
  const mail = await settled(email, 'failed');
  expect(mail?.lastError).toContain('No such mailbox');
  expect((await mailsTo(email))[0]?.body).toBeNull();
  await settled(company.rep.email, 'sent');
  expect(post.received).toHaveLength(1);
});

test('a mail that the server cannot take just now is tried again later, and then arrives', async () => {
  let isFull = true;
  const { email, write, found, settled } = await withMail((to) =>
    isFull && to.startsWith('new.') ? { code: 452, message: 'Mailbox full' } : null,
  );
  await write();
  const own = "payload ->> 'mailId' = (select id::text from mail where recipient = $1)";
  const later = `select from job where due_at between now() + interval '5 seconds' and now() + interval '1 minute' and ${own}`;
  await until(20_000, async () => (await rowsOf(later, [email])).length === 1);
  expect(await found(email)).toMatchObject({ state: 'waiting', text: null });
  expect((await found(email))?.lastError).toContain('Mailbox full');
  isFull = false;
  await rowsOf(`update job set due_at = now() where ${own}`, [email]);
  expect(await settled(email, 'sent')).toMatchObject({ attempts: 2 });
});

test('without a mail server mails are kept, and an admin of the tenant reads them page by page', async () => {
  const { admin, rep } = here.as;
  const email = `new.${here.company.rep.email}`;
  await rep(changeEmail, { email, password });
  const { items } = await admin(listMailbox, {});
  const states = Object.fromEntries(items.map(({ to, state }) => [to, state]));
  expect(states).toEqual({ [here.company.rep.email]: 'kept', [email]: 'kept' });
  expect(items.find(({ to }) => to === email)?.text).toContain('/app/confirm-email#');
  const first = await admin(listMailbox, { limit: 1 });
  const second = await admin(listMailbox, { limit: 1, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...second.items]).toEqual(items);
  expect(second.nextCursor).toBeNull();
});

test('a mail is written if and only if what it tells of is saved', async () => {
  const db = openDb({ url: appUrl() });
  const email = `nobody@${here.company.slug}.example`;
  const mail = { to: email, kind: 'test', subject: 'Never', text: 'Never' };
  const smtpUrl = new URL('smtp://127.0.0.1:9');
  const work = asServer(db, { tenantId: here.company.tenantId }, async (tx) => {
    await sendMail(tx, { smtpUrl }, mail);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  await db.close();
  expect(await mailsTo(email)).toEqual([]);
  const jobs = await rowsOf("select from job where payload ->> 'tenantId' = $1", [
    here.company.tenantId,
  ]);
  expect(jobs).toEqual([]);
});
