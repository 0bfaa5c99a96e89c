import type { Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

import type { Client } from '../../contract/client.ts';
import { records } from '../../contract/index.ts';
import { openChromium } from './chromium.ts';
import { makeCompany } from './database.ts';
import { clientOf, startServer, type TestServer } from './server.ts';
import { openWorkspace, type WorkspacePage } from './workspace-page.ts';

export interface WorkspaceSuite {
  server: TestServer;
  browser: Browser;
  company: Awaited<ReturnType<typeof makeCompany>>;
  /** What another member of the company does meanwhile. */
  colleague: Client;
  /** The workspace, with a rep of the company signed in; anew for each test. */
  at: WorkspacePage;
  /** A lead of the colleague's, unlike any other. */
  makeLead(more?: object): ReturnType<typeof makeLead>;
}

let made = 0;
const makeLead = (colleague: Client, more: object) => {
  made += 1;
  return colleague(records.lead.create, {
    firstName: 'Sarah',
    lastName: `Weiss${made}`,
    companyName: `Weiss Interiors ${made}`,
    emails: [`sarah${made}@weiss.example`],
    ...more,
  });
};

/**
 * A company at work in the real server, with the workspace of one of its reps open at its home page, or, for tests that all `go`
 * somewhere first, nowhere yet; nothing may be left on the console.
 */
export function workspaceSuite(opensAt: '' | null = ''): WorkspaceSuite {
  // Filled before the first test; tests only read it inside of tests.
  const suite = { makeLead: (more = {}) => makeLead(suite.colleague, more) } as WorkspaceSuite;
  beforeAll(async () => {
    suite.server = await startServer();
    suite.browser = await openChromium();
    suite.company = await makeCompany();
    suite.colleague = await clientOf(suite.server, suite.company.rep2);
  });
  afterAll(async () => {
    await suite.browser.close();
    await suite.server.stop();
  });
  beforeEach(async () => {
    const { browser, server, company } = suite;
    suite.at = await openWorkspace(browser, server.url, opensAt, company.rep.email);
    if (opensAt !== null) await suite.at.page.waitForSelector('nav[aria-label="Main"]');
  });
  afterEach(async () => {
    const { complaints, close } = suite.at;
    await close();
    expect(complaints, 'what the console said').toEqual([]);
  });
  return suite;
}

export const nameOf = (lead: { firstName: string | null; lastName: string | null }) =>
  `${lead.firstName} ${lead.lastName}`;
