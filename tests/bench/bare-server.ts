// What Node and Postgres give without any of ours: the same pool and the same statements, as the owner, on one table.
// Arguments: the owner's URL, the tenant, the port. Prints a line when it listens.
import { createServer, type IncomingMessage } from 'node:http';

import pg from 'pg';

import { types } from '../../api/db/open.ts';
import { columnsOf, selectionOf } from '../../api/records/columns.ts';
import { newId } from '../../contract/id.ts';
import { recordTypes } from '../../contract/records/index.ts';

const [url = '', tenantId = '', port = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 16, types, pipeline: true });
const selection = selectionOf(recordTypes.lead);
const columns = columnsOf(recordTypes.lead);
const empty = {
  emails: [],
  phones: [],
  profileUrls: [],
  tags: [],
  custom: {},
  status: 'new',
  doNotContact: false,
};
const insert = `insert into lead (tenant_id, id, source, ${columns.map(({ name }) => name).join(', ')})
  values ($1, $2, 'api', ${columns.map(({ type }, at) => `$${at + 3}::${type}`).join(', ')}) returning ${selection}`;

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
const create = (draft: object) => ({
  name: 'create',
  text: insert,
  values: [tenantId, newId(), ...columns.map(({ from }) => from({ ...empty, ...draft }))],
});

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
