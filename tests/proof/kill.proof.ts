import { demoPassword } from '../../api/demo/people.ts';
import { createClient, type Client } from '../../contract/client.ts';
import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { signIn } from '../../contract/sessions.ts';
import { postmasterOf } from '../support/embedded.ts';
import type { Prove } from './proof.ts';
import { randomFrom } from './random.ts';
import { isHealthy, startServerProcess, withFolder, type ServerProcess } from './server-process.ts';
import { until } from './until.ts';

const writers = 8;
const victims = ['the API', 'Postgres', 'both'] as const;

interface Write {
  /** Its Idempotency-Key, and the lead's last name. */
  key: string;
  /** The lead that was acknowledged; null when no answer came. */
  id: string | null;
}

/** Whatever is killed and whenever: what was acknowledged is there, once, and a repeat makes no second. */
export const prove: Prove = (length) =>
  withFolder(async (dataDir) => {
    const seed = Number(process.env['PROOF_SEED']) || Date.now() % 1_000_000;
    const random = randomFrom(seed);
    const kills = length === 'long' ? 20 : 2;
    const tag = newId();
    const writes: Write[] = [];
    const shortfalls: string[] = [];
    let server = await startServerProcess({ DATA_DIR: dataDir });
    const port = Number(new URL(server.url).port);
    const token = await tokenOf(server);
    const call = createClient({ base: server.url, token: () => token });
    try {
      for (let round = 0; round < kills; round++) {
        const victim = victims[Math.floor(random() * victims.length)] ?? 'both';
        const writing = keepWriting(call, tag);
        await until(5000 + random() * 10_000, async () => writing.acknowledged() > random() * 120);
        await strike(server, dataDir, victim);
        if (victim === 'Postgres') {
          await until(30_000, () => isHealthy(server.url)).catch(() => {
            shortfalls.push(`round ${round}: the API did not find Postgres again`);
          });
          if (!server.isRunning())
            shortfalls.push(`round ${round}: the API ended with Postgres: ${server.errors()}`);
        }
        writes.push(...(await writing.stop()));
        if (!server.isRunning()) server = await startServerProcess({ DATA_DIR: dataDir }, port);
      }
      shortfalls.push(...(await check(call, writes, tag)));
      return { figures: `${figuresOf(writes, kills)}; seed ${seed}`, shortfalls };
    } finally {
      await server.end('SIGTERM');
    }
  });

const tokenOf = async ({ url }: ServerProcess) => {
  const email = 'rep@brightwater.example';
  return (await createClient({ base: url })(signIn, { email, password: demoPassword })).token;
};

/** Several clients that save one lead after the other until they are stopped. */
function keepWriting(call: Client, tag: string) {
  const writes: Write[] = [];
  const stopping = new AbortController();
  const write = async () => {
    while (!stopping.signal.aborted) {
      const one: Write = { key: newId(), id: null };
      writes.push(one);
      await save(call, tag, one).catch(() => {
        // No answer, or one that says no: it may be there or not, and is asked for again later.
      });
    }
  };
  const all = Promise.all(Array.from({ length: writers }, write));
  return {
    acknowledged: () => writes.filter(({ id }) => id !== null).length,
    async stop() {
      stopping.abort();
      await all;
      return writes;
    },
  };
}

async function save(call: Client, tag: string, write: Write): Promise<void> {
  const draft = { lastName: write.key, tags: [tag] };
  write.id = (await call(records.lead.create, draft, { idempotencyKey: write.key })).id;
}

async function strike(server: ServerProcess, dataDir: string, victim: (typeof victims)[number]) {
  const postmaster = await postmasterOf(dataDir);
  if (victim !== 'Postgres') await server.end('SIGKILL');
  if (victim !== 'the API') process.kill(postmaster, 'SIGKILL');
}

/** Every acknowledged lead is there; every write repeated with its key gets the same lead; and there are no others. */
async function check(call: Client, writes: Write[], tag: string): Promise<string[]> {
  const shortfalls: string[] = [];
  for (const write of writes) {
    const acknowledged = write.id;
    if (acknowledged) {
      const found = await call(records.lead.get, { id: acknowledged }).catch(() => null);
      if (found?.lastName !== write.key)
        shortfalls.push(`${write.key} was acknowledged and is gone`);
    }
    await save(call, tag, write);
    if (acknowledged && write.id !== acknowledged)
      shortfalls.push(`${write.key} was made twice: ${acknowledged} and ${write.id}`);
  }
  const { total } = await call(records.lead.list, { tags: tag, count: true, limit: 1 });
  if (total !== writes.length)
    shortfalls.push(`${writes.length} leads were sent and ${total} are there`);
  return shortfalls;
}

const figuresOf = (writes: Write[], kills: number) =>
  `${kills} kills under ${writers} writers: ${writes.length} leads sent, all there once`;
