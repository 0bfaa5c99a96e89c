import { beforeAll, expect, test } from 'vitest';

import { createInvitation } from '../../contract/invitations.ts';
import { changeTenant } from '../../contract/tenant-settings.ts';
import { makeCompany, password, rowsOf } from '../support/database.ts';
import { linkIn } from '../support/mails.ts';
import { codeOf, letCodesBeUsedAgain, setUpTotp } from '../support/second-factor.ts';
import { clientOf } from '../support/server.ts';
import { violations } from '../support/violations.ts';
import { openWorkspace, signInAs, type WorkspacePage } from '../support/workspace-page.ts';
import { workspaceSuite } from '../support/workspace-suite.ts';

const suite = workspaceSuite(null);
/** A company that asks everybody for a second factor. */
let strict: Awaited<ReturnType<typeof makeCompany>>;

beforeAll(async () => {
  strict = await makeCompany();
  const admin = await clientOf(suite.server, strict.admin);
  await setUpTotp(admin, strict.admin.email);
  await admin(changeTenant, { requireTotp: true });
});

const open = (path: string) => openWorkspace(suite.browser, suite.server.url, path);

const enter = async ({ fill, click }: WorkspacePage, email: string, secret = password) => {
  await fill('E-mail', email);
  await fill('Password', secret);
  await click('button', 'Sign in');
};

/** Types the secret into an authenticator app, as it were, and its code into the page. */
const setUp = async (at: WorkspacePage): Promise<string> => {
  await at.page.waitForSelector('.qr path');
  const shown = await at.page.$eval('.totp-secret code', (code) => code.textContent);
  const secret = shown?.replaceAll(' ', '') ?? '';
  await at.fill('Code from the app', codeOf(secret));
  await at.click('button', 'Turn on');
  await at.says('Keep these recovery codes');
  return secret;
};

test('an invitation is accepted from the link of its mail, once, and leaves nothing in the address', async () => {
  const admin = await clientOf(suite.server, suite.company.admin);
  const email = `nora@${suite.company.slug}.example`;
  await admin(createInvitation, { email, role: 'rep', name: 'Nora Lind' });
  const secret = await linkIn('invitation', email);

  const guest = await open(`/invitation#${secret}`);
  await guest.says(`invites you to Company ${suite.company.slug} as Rep.`);
  await guest.says(`You will sign in as ${email}.`);
  expect(guest.page.url()).toBe(`${suite.server.url}/app/invitation`);
  expect(await violations(guest)).toEqual([]);
  await guest.fill('New password', 'short');
  await guest.click('button', 'Join');
  await guest.says('Choose at least 10 characters');
  await guest.fill('New password', 'seven green bottles');
  await guest.click('button', 'Join');
  await guest.find('button', 'Nora Lind, account');
  await guest.close();

  const late = await open(`/invitation#${secret}`);
  await late.says('This link does not work');
  await late.says('Ask whoever invited you for a new one');
  expect(await violations(late)).toEqual([]);
  await late.close();
});

test('a forgotten password is replaced with the link of the mail; whether there is an account is not told', async () => {
  const { email } = suite.company.rep2;
  const guest = await open('');
  await guest.click('link', 'Forgot your password?');
  await guest.fill('E-mail', `nobody@${suite.company.slug}.example`);
  await guest.click('button', 'Send the link');
  await guest.says('If nobody@');
  await guest.go('/forgot-password');
  await guest.fill('E-mail', email);
  await guest.click('button', 'Send the link');
  await guest.says(`If ${email} has an account here, a mail with a link is on its way.`);

  await guest.go(`/reset-password#${await linkIn('password-reset', email)}`);
  await guest.fill('New password', 'seven green bottles');
  expect(guest.page.url()).toBe(`${suite.server.url}/app/reset-password`);
  expect(await violations(guest)).toEqual([]);
  await guest.click('button', 'Set the password');
  await guest.says('Your password is set');
  await guest.click('link', 'Go to the sign-in');
  await enter(guest, email, 'seven green bottles');
  await guest.page.waitForSelector('nav[aria-label="Main"]');
  await guest.close();
});

test('a second factor is set up with a code, asked for at the next sign-in and for a new address or password, and removed', async () => {
  const { email } = suite.company.manager;
  const at = await open('/account');
  await signInAs(at, email);
  await at.click('button', 'Set up');
  await at.page.waitForSelector('.qr path');
  expect(await violations(at)).toEqual([]);
  const secret = await setUp(at);
  expect(await at.page.$$('.recovery-codes code')).toHaveLength(10);
  expect(await violations(at)).toEqual([]);
  await at.click('button', 'I have kept them');
  await at.says('Signing in asks for a code');

  await letCodesBeUsedAgain(email);
  const again = await open('/account');
  await enter(again, email);
  await again.find('heading', 'Enter your code');
  expect(await violations(again)).toEqual([]);
  await again.fill('Code', '000000');
  await again.click('button', 'Sign in');
  await again.says('This code is not right');
  await again.fill('Code', codeOf(secret));
  await again.click('button', 'Sign in');
  await again.find('heading', 'Your account');

  await letCodesBeUsedAgain(email);
  await again.click('button', 'Change e-mail');
  await again.fill('New e-mail', `new.${email}`);
  await again.fill('Password', password);
  await again.fill('Code', codeOf(secret));
  expect(await violations(again)).toEqual([]);
  await again.click('button', 'Send the link');
  await again.says(`Open the link in the mail to new.${email}`);

  const next = 'seven green bottles';
  await letCodesBeUsedAgain(email);
  await again.click('button', 'Change password');
  await again.fill('Current password', password);
  await again.fill('New password', next);
  await again.fill('Code', codeOf(secret));
  await again.click('button', 'Change password');
  await again.says('Password changed');

  await letCodesBeUsedAgain(email);
  await again.click('button', 'Remove');
  await again.fill('Password', next);
  await again.fill('Code', codeOf(secret));
  await again.click('button', 'Remove second factor');
  await again.find('button', 'Set up');
  await Promise.all([at.close(), again.close()]);
});

test('where the company asks for a second factor, there is nothing else until it is set up', async () => {
  const at = await open('/leads');
  await enter(at, strict.rep.email);
  await at.find('heading', 'Set up a second factor');
  expect(await at.page.$('nav')).toBeNull();
  await setUp(at);
  await at.click('button', 'I have kept them');
  await at.find('heading', 'Leads');
  await at.close();
});

test('a dangerous act asks for the password again and then goes through; leaving the question changes nothing', async () => {
  const { at, company } = suite;
  await at.go('/account');
  await at.find('button', 'Set up');
  await rowsOf(
    'update session set confirmed_at = null where identity_id = (select id from identity where email = $1)',
    [company.rep.email],
  );
  await at.click('button', 'Set up');
  await at.find('dialog', 'Enter your password again');
  expect(await violations(at)).toEqual([]);
  await at.page.keyboard.press('Escape');
  await at.page.waitForSelector('dialog', { hidden: true });
  expect(await at.page.$('.qr')).toBeNull();

  await at.click('button', 'Set up');
  await at.fill('Password', 'wrong');
  await at.click('button', 'Confirm');
  await at.says('This is not your password');
  await at.fill('Password', password);
  await at.click('button', 'Confirm');
  await at.page.waitForSelector('.qr path');
});
