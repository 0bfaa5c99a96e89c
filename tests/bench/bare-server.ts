// What Node and Postgres give without any of ours: the same pool and the same statements, as the owner, on one table.
// Arguments: the owner's URL, the tenant, a member, the port. Prints a line when it listens.
import { createServer, type IncomingMessage } from 'node:http';

import pg from 'pg';

import { fullAccess } from '../../api/db/access.ts';
import { types } from '../../api/db/open.ts';
import type { Actor } from '../../api/db/tenant.ts';
import { selectionOf } from '../../api/records/columns.ts';
import { insertion } from '../../api/records/create.ts';
import { keysOf } from '../../api/records/keys.ts';
import { newId } from '../../contract/id.ts';
import { recordTypes } from '../../contract/records/index.ts';

const [url = '', tenantId = '', memberId = '', port = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 16, types, pipeline: true });
const selection = selectionOf(recordTypes.lead);
const readOne = (id: string) => ({
  name: 'one',
  text: `select ${selection} from lead where tenant_id = $1 and id = $2 and deleted_at is null`,
  values: [tenantId, id],
});
const readList = () => ({
  name: 'list',
  text: `select ${selection} from lead where tenant_id = $1 and deleted_at is null order by created_at desc, id desc limit 51`,
  values: [tenantId],
});
const actor: Actor = {
  tenantId,
  memberId,
  role: 'rep',
  access: fullAccess,
  name: '',
  email: '',
  timeZone: 'UTC',
  country: 'DE',
  currency: 'EUR',
};
const origin = { requestId: newId(), address: null, userAgent: null };
const empty = {
  emails: [],
  phones: [],
  profileUrls: [],
  tags: [],
  custom: {},
  status: 'new',
  doNotContact: false,
};

/** The very statement that the API runs: the lead with its keys, search words, activity and audit row. */
function create(draft: object) {
  const record = { ...empty, ...draft, id: newId(), ownerId: memberId };
  const particulars = {
    keys: keysOf(recordTypes.lead, record, actor.country),
    from: 'api',
    duplicateReason: null,
  };
  const now = new Date();
  const { sql, parameters } = insertion(
    { actor, origin, now },
    recordTypes.lead,
    record,
    particulars,
  );
  return { name: 'create', text: sql, values: [...parameters] };
}

async function answer(asked: IncomingMessage): Promise<unknown> {
  if (asked.method === 'POST') {
    let text = '';
    for await (const chunk of asked) text += String(chunk);
    return (await pool.query(create(JSON.parse(text)))).rows[0];
  }
  const id = /\/leads\/(.+)$/.exec(asked.url ?? '')?.[1];
  if (id) return (await pool.query(readOne(id))).rows[0];
  const { rows } = await pool.query(readList());
  return { items: rows.slice(0, 50), nextCursor: null };
}

createServer((asked, response) => {
  answer(asked).then(
    (body) => {
      response.writeHead(asked.method === 'POST' ? 201 : 200, {
        'content-type': 'application/json',
      });
      response.end(JSON.stringify(body));
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
