import { openDb, type Db } from '../../api/db/open.ts';
import { makeCompany, password } from '../support/database.ts';
import { clientOf, type TestServer } from '../support/server.ts';
import { acts, lastActs } from './life-acts.ts';
import { tryEverything, type Life } from './life.ts';
import { withServer, type Prove } from './proof.ts';
import { randomFrom } from './random.ts';

const actsALife = 14;
const atOnce = 3;

/** In random lives of members, whatever lets somebody in is accepted as long as it should be, and not on one request more. */
export const prove: Prove = (length) =>
  withServer(async (server, ownerUrl) => {
    const wanted = length === 'long' ? 500 : 9;
    const db = openDb({ url: ownerUrl, max: 4 });
    const ended: Life[] = [];
    try {
      while (ended.length < wanted) {
        const lives = await beginLives(server, ownerUrl, db, ended.length);
        await Promise.all(lives.map(live));
        ended.push(...lives);
      }
    } finally {
      await db.close();
    }
    const sum = (count: (life: Life) => number) =>
      ended.reduce((total, life) => total + count(life), 0);
    const figures =
      `${ended.length} lives of ${actsALife} acts: ${sum(({ tried }) => tried.dead)} tries with what is dead, ` +
      `${sum(({ tried }) => tried.live)} with what lives`;
    return { figures, shortfalls: ended.flatMap(({ shortfalls }) => shortfalls) };
  });

/** Members of one company who live at the same time. Its admin is there all along. */
async function beginLives(
  server: TestServer,
  ownerUrl: string,
  db: Db,
  seed: number,
): Promise<Life[]> {
  const { tenantId, admin, manager, rep, rep2 } = await makeCompany(ownerUrl);
  const { token: adminToken } = await clientOf(server, admin);
  return [manager, rep, rep2].slice(0, atOnce).map(({ memberId, email }, at) => ({
    base: server.url,
    ownerUrl,
    db,
    tenantId,
    memberId: memberId ?? '',
    adminToken,
    random: randomFrom(seed + at),
    email,
    password,
    secret: null,
    recoveryCodes: [],
    state: 'here',
    role: memberId === manager.memberId ? 'manager' : 'rep',
    sessions: [],
    pairings: [],
    resets: [],
    emailChanges: [],
    invitations: [],
    made: 0,
    tried: { dead: 0, live: 0 },
    shortfalls: [],
  }));
}

async function live(life: Life): Promise<void> {
  for (let at = 0; at < actsALife; at++) {
    const [name, act] = acts[Math.floor(life.random() * acts.length)] ?? [
      'nothing',
      async () => {},
    ];
    await act(life);
    await tryEverything(life, name);
  }
  for (const act of lastActs) await act(life);
  await tryEverything(life, 'the last acts');
}
