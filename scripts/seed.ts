import { parseArgs } from 'node:util';

import { ConfigError, readConfig } from '../api/config.ts';
import { openDb } from '../api/db/open.ts';
import { prepareDatabase } from '../api/db/prepare.ts';
import { demoPassword } from '../api/demo/people.ts';
import { seed } from '../api/demo/seed.ts';

const usage = 'Use: npm run seed -- --tenants T --leads N (each a whole number from 1 on)';

/** Fills the configured database with many leads: `npm run seed -- --tenants 2 --leads 100000`. */
async function main(): Promise<void> {
  const { tenants, leads } = readArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const asked = new AbortController();
  const { signal } = asked;
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.once(name, () => asked.abort(new ConfigError('Stopped; what is stored so far stays')));
  const onLost = (error: Error) => asked.abort(error);
  const database = await prepareDatabase(config, { log: say, onLost, signal });
  const db = openDb({ url: database.appUrl, max: 4 });
  try {
    const started = performance.now();
    const onProgress = progressLine(tenants * leads, started);
    const { ownerUrl } = database;
    const now = new Date();
    const slugs = await seed({ ownerUrl, db, tenants, leads, now, onProgress, signal });
    const seconds = (performance.now() - started) / 1000;
    const rate = Math.round((tenants * leads) / seconds);
    say(`${tenants * leads} leads in ${seconds.toFixed(1)} s, ${rate} a second`);
    for (const slug of slugs) say(`  rep@${slug}.example, password ${demoPassword}`);
  } finally {
    await db.close();
    await database.stop();
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);

function readArguments(args: string[]) {
  const options = { tenants: { type: 'string' }, leads: { type: 'string' } } as const;
  const { values } = readable(() => parseArgs({ args, options }), usage);
  return { tenants: count(values.tenants), leads: count(values.leads) };
}

function readable<T>(read: () => T, message: string): T {
  try {
    return read();
  } catch (cause) {
    throw new ConfigError(message, { cause });
  }
}

function count(text: string | undefined): number {
  if (text && /^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ConfigError(usage);
}

/** Says how far it is: in place on a terminal, every tenth of the way elsewhere. */
function progressLine(all: number, started: number) {
  const { isTTY } = process.stdout;
  let said = 0;
  return (stored: number) => {
    const share = Math.floor((stored / all) * (isTTY ? 1000 : 10));
    if (share === said) return;
    said = share;
    const rate = Math.round(stored / ((performance.now() - started) / 1000));
    const line = `${stored} of ${all} leads, ${rate} a second`;
    process.stdout.write(isTTY && stored < all ? `\r${line}  ` : `${isTTY ? '\r' : ''}${line}\n`);
  };
}

try {
  await main();
} catch (error) {
  // What a person can mend is one line; anything else is a bug and shows where.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
