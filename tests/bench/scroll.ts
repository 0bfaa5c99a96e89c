import type { CDPSession, Page } from 'puppeteer';

import { startEmbedded } from '../../api/db/embedded/index.ts';
import { cookieName } from '../../api/http/token.ts';
import { createClient } from '../../contract/client.ts';
import { signIn } from '../../contract/sessions.ts';
import { build } from '../../scripts/build.ts';
import { startServerProcess, withFolder } from '../proof/server-process.ts';
import { openChromium } from '../support/chromium.ts';
import { makeCompany, password } from '../support/database.ts';
import { leads, seedLeads } from './leads.ts';

/** One figure of the list, and what it is to stay under. */
export interface Scrolled {
  name: string;
  figure: string;
  aim: string;
}

const frames = 600;
const pxPerFrame = 180;

/**
 * Scrolls through a list of 100,000 leads in the real workspace: from its start at the speed of a thrown wheel, then to places
 * all over it. Measures what each frame costs the page, and what the page holds in memory when it has seen all that.
 */
export const measureScrolling = (): Promise<Scrolled[]> =>
  withFolder(async (dataDir) => {
    await build();
    const postgres = await startEmbedded({ dataDir, log: () => {} });
    const ends: (() => unknown)[] = [() => postgres.stop()];
    try {
      const api = await startServerProcess({ DATABASE_URL: postgres.url, DEMO: '0', JOBS: 'off' });
      ends.unshift(() => api.end('SIGTERM'));
      const { tenantId, admin, manager, rep, rep2 } = await makeCompany(postgres.url);
      await seedLeads(postgres.url, tenantId, 1, [rep, rep2, manager]);
      const browser = await openChromium();
      ends.unshift(() => browser.close());
      const { token } = await createClient({ base: api.url })(signIn, {
        email: admin.email,
        password,
      });
      const { hostname } = new URL(api.url);
      const cookie = { name: cookieName(new URL(api.url)), value: token, domain: hostname };
      await browser.setCookie({ ...cookie, path: '/', secure: true, httpOnly: true });
      const page = await browser.newPage();
      await page.setViewport({ width: 1440, height: 900 });
      await page.goto(`${api.url}/app/leads`);
      await page.waitForSelector('[data-row]');
      return await scrollThrough(page);
    } finally {
      for (const end of ends) await end();
    }
  });

async function scrollThrough(page: Page): Promise<Scrolled[]> {
  const session = await page.createCDPSession();
  // By the clock of the page's own thread: what else the machine does is not the page's.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metricOf(session, 'TaskDuration');
  const works = await page.evaluate(scrollSteadily, frames, pxPerFrame);
  const workMs = (((await metricOf(session, 'TaskDuration')) - before) * 1000) / frames;
  const jumps: number[] = [];
  for (const share of [0.5, 1, 0.25, 0.9, 0.1, 0.7]) jumps.push(await page.evaluate(jumpTo, share));
  const { heapMb, nodes } = await memoryOf(session);
  const sorted = works.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    { name: 'work of a frame, mean', figure: ms(workMs), aim: 'under 16 ms' },
    { name: 'a frame, median', figure: ms(at(0.5)), aim: 'under 16 ms' },
    { name: 'a frame, 99 of 100', figure: ms(at(0.99)), aim: 'under 16 ms' },
    { name: 'rows after a jump', figure: ms(Math.max(...jumps)), aim: '' },
    { name: 'memory of the page', figure: `${heapMb.toFixed(1)} MB`, aim: 'under 60 MB' },
    { name: 'nodes of the page', figure: String(nodes), aim: '' },
    { name: 'leads', figure: leads.toLocaleString('en'), aim: '' },
  ];
}

/** Runs in the page: what each frame costs it, from its beginning until the page has been laid out and painted. */
async function scrollSteadily(count: number, step: number): Promise<number[]> {
  const body = document.querySelector('.list-body');
  if (!body) throw new Error('There is no list');
  const costs: number[] = [];
  for (let frame = 0; frame < count; frame++)
    costs.push(
      await new Promise<number>((done) =>
        requestAnimationFrame(() => {
          const begun = performance.now();
          body.scrollBy(0, step);
          // A message comes after the frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => done(performance.now() - begun));
          port1.start();
          port2.postMessage(null);
        }),
      ),
    );
  return costs;
}

/** Runs in the page: how long it takes until rows stand where one has gone to. */
async function jumpTo(share: number): Promise<number> {
  const body = document.querySelector('.list-body');
  if (!body) throw new Error('There is no list');
  const begun = performance.now();
  body.scrollTo(0, (body.scrollHeight - body.clientHeight) * share);
  const isThere = () => {
    const middle = body.getBoundingClientRect();
    const seen = document.elementFromPoint(middle.x + 300, middle.y + middle.height / 2);
    return seen?.closest('tr')?.querySelector('[data-row]') ?? null;
  };
  do await new Promise((next) => requestAnimationFrame(next));
  while (!isThere());
  return performance.now() - begun;
}

/** After whatever is no longer needed was thrown away. */
async function memoryOf(session: CDPSession): Promise<{ heapMb: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const heapMb = (await metricOf(session, 'JSHeapUsedSize')) / 1e6;
  return { heapMb, nodes: await metricOf(session, 'Nodes') };
}

async function metricOf(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? 0;
}
