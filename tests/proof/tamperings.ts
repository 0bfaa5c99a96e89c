import type pg from 'pg';

import { newId } from '../../contract/id.ts';

interface Link {
  lane: number;
  seq: number;
  eventId: string;
}

/** A tenant's audit log in the hands of somebody with all the rights of the database's owner. */
export interface Scene {
  client: pg.ClientBase;
  tenantId: string;
  otherTenantId: string;
  /** The chain as it is, lane by lane. */
  links: Link[];
  random: () => number;
}

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick from');
  return found;
};

/** For each column a value that no row has there. */
const falsified = {
  id: `gen_random_uuid()`,
  at: `at + interval '1 millisecond'`,
  actor_type: `actor_type || ' '`,
  actor_id: 'gen_random_uuid()',
  on_behalf_of: 'gen_random_uuid()',
  action: `action || 'd'`,
  result: `'failed'`,
  record_type: `record_type || 's'`,
  record_id: 'null',
  changes: `changes || '{"forged": [null, "won"]}'`,
  address: `'203.0.113.9'`,
  user_agent: `''`,
  request_id: 'null',
};
/** The columns that are falsified; the tenant is another tampering. */
export const falsifiedColumns = Object.keys(falsified);

const falsify = ({ client, tenantId, random }: Scene, { eventId }: Link) => {
  const [column, value] = pick(random, Object.entries(falsified));
  return client.query(
    `update audit_event set ${column} = ${value} where tenant_id = $1 and id = $2`,
    [tenantId, eventId],
  );
};

const dropEvents = ({ client, tenantId }: Scene, gone: Link[]) =>
  client.query('delete from audit_event where tenant_id = $1 and id = any($2)', [
    tenantId,
    gone.map(({ eventId }) => eventId),
  ]);

const dropLinks = ({ client, tenantId }: Scene, gone: Link[]) =>
  client.query('delete from audit_link where tenant_id = $1 and event_id = any($2)', [
    tenantId,
    gone.map(({ eventId }) => eventId),
  ]);

const setHead = ({ client, tenantId }: Scene, lane: number) =>
  client.query(
    `update audit_head h set (seq, hash) = (
       select l.seq, l.hash from audit_link l where l.tenant_id = $1 and l.lane = $2 order by l.seq desc limit 1)
     where h.tenant_id = $1 and h.lane = $2`,
    [tenantId, lane],
  );

const dropHead = ({ client, tenantId }: Scene, lane: number) =>
  client.query('delete from audit_head where tenant_id = $1 and lane = $2', [tenantId, lane]);

const laneOf = ({ links }: Scene, { lane }: Link) => links.filter((link) => link.lane === lane);
const from = (scene: Scene, { lane, seq }: Link) =>
  scene.links.filter((link) => link.lane === lane && link.seq >= seq);

/** Hangs rows on a lane again, with the database's own function. */
async function relink(scene: Scene, links: Link[]): Promise<void> {
  const { client, tenantId } = scene;
  await dropLinks(scene, links);
  for (const { lane, seq, eventId } of links)
    await client.query(
      `select link_audit_event(e, $2::smallint, $3::bigint, coalesce(
         (select hash from audit_link where tenant_id = $1 and lane = $2 and seq = $3 - 1), ''))
       from audit_event e where e.tenant_id = $1 and e.id = $4`,
      [tenantId, lane, seq, eventId],
    );
}

async function putIn({ client, tenantId }: Scene, like: Link): Promise<string> {
  const id = newId();
  await client.query(
    `insert into audit_event select (jsonb_populate_record(e, jsonb_build_object('id', $3::text))).*
     from audit_event e where tenant_id = $1 and id = $2`,
    [tenantId, like.eventId, id],
  );
  return id;
}

const madeUp = `sha256(convert_to(random()::text, 'UTF8'))`;

/** Ways to falsify the log, each at a place that the dice picks. */
export const tamperings: Record<string, (scene: Scene, at: Link) => Promise<unknown>> = {
  'a column is changed': falsify,
  'a row is taken away': (scene, at) => dropEvents(scene, [at]),
  'a row is taken away with its link': (scene, at) =>
    dropEvents(scene, [at]).then(() => dropLinks(scene, [at])),
  'several rows are taken away with their links': async (scene, at) => {
    const gone = from(scene, at).slice(0, 1 + Math.floor(scene.random() * 5));
    await dropEvents(scene, gone);
    await dropLinks(scene, gone);
  },
  'the last rows are taken away with their links': async (scene, at) => {
    await dropEvents(scene, from(scene, at));
    await dropLinks(scene, from(scene, at));
  },
  'the last rows are taken away, and the end of the chain set back': async (scene, at) => {
    await dropEvents(scene, from(scene, at));
    await dropLinks(scene, from(scene, at));
    await (at.seq === 1 ? dropHead(scene, at.lane) : setHead(scene, at.lane));
  },
  'a lane is taken away whole': async (scene, at) => {
    await dropEvents(scene, laneOf(scene, at));
    await dropLinks(scene, laneOf(scene, at));
    await dropHead(scene, at.lane);
  },
  'all rows are taken away': (scene) => dropEvents(scene, scene.links),
  'a row is put in': putIn,
  'a row is put in, and hung on the end with a made-up hash': async (scene, at) => {
    const id = await putIn(scene, at);
    await scene.client.query(
      `insert into audit_link select tenant_id, lane, seq + 1, $3, ${madeUp} from audit_head where tenant_id = $1 and lane = $2`,
      [scene.tenantId, at.lane, id],
    );
    await setHead(scene, at.lane);
  },
  'two rows change places': async (scene, at) => {
    const other = pick(
      scene.random,
      scene.links.filter(({ eventId }) => eventId !== at.eventId),
    );
    await scene.client.query(
      `update audit_link set event_id = case event_id when $2 then $3::uuid else $2::uuid end
       where tenant_id = $1 and event_id in ($2, $3)`,
      [scene.tenantId, at.eventId, other.eventId],
    );
  },
  'a hash is changed': ({ client, tenantId }, { eventId }) =>
    client.query(`update audit_link set hash = ${madeUp} where tenant_id = $1 and event_id = $2`, [
      tenantId,
      eventId,
    ]),
  'the end of a chain is changed': ({ client, tenantId }, { lane }) =>
    client.query(`update audit_head set hash = ${madeUp} where tenant_id = $1 and lane = $2`, [
      tenantId,
      lane,
    ]),
  'a row is changed, and its hash made to fit': async (scene, at) => {
    const { eventId, ...place } = at;
    const forged = await putIn(scene, at);
    await dropEvents(scene, [at]);
    await dropLinks(scene, [at]);
    await falsify(scene, { eventId: forged, ...place });
    await relink(scene, [{ ...place, eventId: forged }]);
  },
  'a row is put in the place of another, and the whole chain made anew': async (scene, at) => {
    const forged = await putIn(scene, at);
    await dropEvents(scene, [at]);
    await dropLinks(scene, [at]);
    const [, ...after] = from(scene, at);
    await relink(scene, [{ ...at, eventId: forged }, ...after]);
    await setHead(scene, at.lane);
  },
  'a row is moved to another tenant': ({ client, tenantId, otherTenantId }, { eventId }) =>
    client.query('update audit_event set tenant_id = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      eventId,
      otherTenantId,
    ]),
  'a link is moved to another lane': ({ client, tenantId }, { eventId }) =>
    client.query('update audit_link set lane = lane + 16 where tenant_id = $1 and event_id = $2', [
      tenantId,
      eventId,
    ]),
};
