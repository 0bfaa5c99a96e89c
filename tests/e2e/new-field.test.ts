import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { isHealthy, spawnServer, type ServerProcess } from '../proof/server-process.ts';
import { until } from '../proof/until.ts';
import { alteredCopy, type AlteredCopy } from '../support/altered-copy.ts';
import { openChromium } from '../support/chromium.ts';
import { readCsv } from '../support/csv.ts';
import { makeCompany } from '../support/database.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { readPdf } from '../support/pdf.ts';
import { clientOf } from '../support/server.ts';
import { openWorkspace, type WorkspacePage } from '../support/workspace-page.ts';

let copy: AlteredCopy;
let server: ServerProcess;
let browser: Browser;
let at: WorkspacePage;
/** Asks the copy's API, whose contract this process does not know. */
let ask: (path: string, body?: object) => Promise<{ status: number; body: Answer }>;

/** A file of the copy's, as it comes. */
let take: (path: string) => Promise<ArrayBuffer>;

interface Answer {
  id?: string;
  fit?: string;
  items?: { lastName: string }[];
  errors?: { field: string; message: string }[];
  paths?: Record<string, { get: { parameters: { name: string }[] } }>;
}

beforeAll(async () => {
  copy = await alteredCopy();
  // All that a new field costs.
  const line = `fit: choice('Fit', { good: 'Good fit', poor: 'Poor fit' }),`;
  await copy.addLine('contract/records/lead.ts', 'rating:', line);
  await copy.addFile('migrations/9999_fit.sql', 'alter table lead add column fit text;');

  const database = await freshDatabase();
  const { rep } = await makeCompany(database.ownerUrl);
  const env = { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl };
  await copy.buildWorkspace();
  server = await spawnServer(env, undefined, copy.path('api/main.ts'));
  await until(60_000, async () => {
    if (!server.isRunning()) throw new Error(`The server ended: ${server.errors()}`);
    return isHealthy(server.url);
  });
  const { token } = await clientOf(server, rep);
  ask = async (path, body) => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  take = async (path) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${server.url}/api/v1${path}`, { headers })).arrayBuffer();
  };
  browser = await openChromium();
  at = await openWorkspace(browser, server.url, '/leads/new', rep.email);
});
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  await copy?.remove();
});

test('the API checks, stores, filters, sorts and describes a field that is one line of the contract and one migration', async () => {
  const made = await ask('/leads', { lastName: 'Snug', fit: 'good' });
  expect([made.status, made.body.fit]).toEqual([201, 'good']);
  await ask('/leads', { lastName: 'Loose', fit: 'poor' });
  const refused = await ask('/leads', { lastName: 'Odd', fit: 'none' });
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ field: 'fit', message: 'Choose one of: good, poor' }],
  ]);
  const names = async (query: string) =>
    (await ask(`/leads?${query}`)).body.items?.map(({ lastName }) => lastName);
  expect(await names('fit=good')).toEqual(['Snug']);
  expect(await names('sort=-fit')).toEqual(['Loose', 'Snug']);
  const { body } = await ask('/openapi.json');
  const parameters = body.paths?.['/leads']?.get.parameters.map(({ name }) => name);
  expect(parameters).toContain('fit');
});

test('the files of a list have it as a column, with its value for programs and its label on paper', async () => {
  const csv = Buffer.from(await take('/leads/export.csv?fit=good')).toString();
  expect(readCsv(csv).map(({ lastName, fit }) => [lastName, fit])).toContainEqual(['Snug', 'good']);
  const { pages } = await readPdf(await take('/leads/export.pdf?fit=good&columns=fit'));
  expect(pages[0]?.text).toContain('Fit: Good fit');
  expect(pages[0]?.text).toMatch(/Snug\s+Good fit/);
});

test('the workspace asks for it in the form, tells it on the page and offers it as a column and a filter', async () => {
  await at.fill('Last name', 'Formed');
  await at.click('button', 'More fields');
  await at.page.select('select[name="fit"]', 'good');
  await at.click('button', 'Save lead');
  await at.find('button', 'Edit Fit');
  await at.says('Good fit');
  await at.go('/leads?columns=fit&fit=good');
  await at.says('Formed');
  await at.saysNoMore('Loose');
  await at.find('columnheader', 'Fit');
  expect(await at.page.$$eval('tbody td', (cells) => cells.map((cell) => cell.innerText))).toEqual([
    'Good fit',
    'Good fit',
  ]);
  await at.click('button', 'Columns');
  await at.find('checkbox', 'Fit');
  expect(at.complaints).toEqual([]);
});
