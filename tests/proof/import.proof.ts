import { demoPassword } from '../../api/demo/people.ts';
import { createClient } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { listImports } from '../../contract/imports.ts';
import { records } from '../../contract/index.ts';
import { signIn } from '../../contract/sessions.ts';
import { sendFile, settledImport } from '../support/send-file.ts';
import type { Prove } from './proof.ts';
import { startServerProcess, withFolder, type ServerProcess } from './server-process.ts';
import { until } from './until.ts';

const mostSeconds = 180;
const mostReadMs = 100;

/** A file of many lines goes in while others read; killed in the middle, it goes on after the restart, and no line comes twice. */
export const prove: Prove = (length) =>
  withFolder(async (dataDir) => {
    const lines = length === 'long' ? 100_000 : 600;
    const tag = `batch${newId().slice(-12)}`;
    const shortfalls: string[] = [];
    let server = await startServerProcess({ DATA_DIR: dataDir });
    const port = Number(new URL(server.url).port);
    try {
      const token = await tokenOf(server);
      const sender = { base: server.url, token };
      const call = createClient({ base: server.url, token: () => token });
      const seconds = length === 'long' ? await timed(sender, tag, lines, shortfalls) : null;
      const killed = `${tag}k`;
      const part = Math.min(lines, 20_000);
      const sending = sendFile(sender, fileOf(killed, part, 20_000_000)).catch(() => null);
      const seen = await midway(call, killed);
      await server.end('SIGKILL');
      await sending;
      server = await startServerProcess({ DATA_DIR: dataDir }, port);
      const id = await importOf(call);
      const { counts, state } = await settledImport(sender, id, 120_000);
      if (state !== 'done' || counts.new !== part)
        shortfalls.push(`after the restart it is ${state} with ${JSON.stringify(counts)}`);
      const { total } = await call(records.lead.list, { tags: killed, count: true, limit: 1 });
      if (total !== part) shortfalls.push(`${part} lines were sent and ${total} leads are there`);
      const speed = seconds === null ? '' : `${lines} lines in ${seconds}; `;
      return {
        figures: `${speed}killed after ${seen} of ${part} lines, and all ${total} there once`,
        shortfalls,
      };
    } finally {
      await server.end('SIGTERM');
    }
  });

type Call = ReturnType<typeof createClient>;

const tokenOf = async ({ url }: ServerProcess) => {
  const email = 'admin@brightwater.example';
  return (await createClient({ base: url })(signIn, { email, password: demoPassword })).token;
};

const fileOf = (tag: string, lines: number, firstPhone = 10_000_000) =>
  `First name,Last name,Company,E-mail,Phone,City,Tags\n${Array.from(
    { length: lines },
    (_, at) =>
      `Ana ${at},Weiss${at},Firm ${at % 997},ana.${at}@${tag}.example,+49 30 ${firstPhone + at},"Berlin, ${at}",${tag}`,
  ).join('\n')}\n`;

/** How long it takes, and how long others wait for a page of their list meanwhile. */
async function timed(
  sender: { base: string; token: string },
  tag: string,
  lines: number,
  shortfalls: string[],
): Promise<string> {
  const begun = performance.now();
  const { id } = await sendFile(sender, fileOf(tag, lines));
  const reads: number[] = [];
  const call = createClient({ base: sender.base, token: () => sender.token });
  const over = new AbortController();
  const reading = (async () => {
    while (!over.signal.aborted) {
      const asked = performance.now();
      await call(records.lead.list, { q: 'weiss', limit: 50 });
      reads.push(performance.now() - asked);
    }
  })();
  const { counts } = await settledImport(sender, id, 600_000);
  over.abort();
  await reading;
  const seconds = (performance.now() - begun) / 1000;
  const p95 = reads.toSorted((one, other) => one - other)[Math.floor(reads.length * 0.95)] ?? 0;
  if (counts.new !== lines) shortfalls.push(`of ${lines} lines ${JSON.stringify(counts)}`);
  if (seconds > mostSeconds) shortfalls.push(`it took ${seconds.toFixed(0)} s`);
  if (p95 > mostReadMs) shortfalls.push(`reads took ${p95.toFixed(0)} ms at p95`);
  return `${seconds.toFixed(0)} s, ${reads.length} reads meanwhile at ${p95.toFixed(0)} ms p95`;
}

/** Waits until some of the leads are there and more are to come. */
async function midway(call: Call, tag: string): Promise<number> {
  let seen = 0;
  await until(60_000, async () => {
    const { total = 0 } = await call(records.lead.list, { tags: tag, count: true, limit: 1 });
    seen = total;
    return seen > 0;
  });
  return seen;
}

async function importOf(call: Call): Promise<string> {
  const { items } = await call(listImports, { limit: 1 });
  const [latest] = items;
  if (!latest) throw new Error('The import that was sent is gone');
  return latest.id;
}
