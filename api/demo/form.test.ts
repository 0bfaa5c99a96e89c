import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { submitWebsiteForm } from '../../contract/website-forms.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { freshDatabase } from '../../tests/support/fresh-database.ts';
import { startServer } from '../../tests/support/server.ts';
import { openDb } from '../db/open.ts';
import { createLog } from '../log.ts';
import { fillDemo } from './fill.ts';
import { demoFormKey, originsOf } from './form.ts';

const publicUrl = new URL('http://localhost:4001/');

const fill = (ownerUrl: string, port: number) =>
  fillDemo({ ownerUrl, config: { port, publicUrl }, log: createLog('error'), now: new Date() });

test('a form works under every address of the server, once each', () => {
  expect(originsOf({ port: 80, publicUrl: new URL('https://crm.company.example/x') })).toEqual([
    'http://localhost:80',
    'http://127.0.0.1:80',
    'https://crm.company.example',
  ]);
  expect(originsOf({ port: 4001, publicUrl })).toHaveLength(2);
});

test("the demo's contact page takes what a visitor sends, also after a start on another port", async () => {
  const database = await freshDatabase();
  const db = openDb({ url: database.appUrl });
  expect(await demoFormKey(db)).toBeNull();
  await fill(database.ownerUrl, 4001);
  await fill(database.ownerUrl, 4002);
  const key = (await demoFormKey(db)) ?? '';
  await db.close();
  const server = await startServer(database);
  const body = {
    id: newId(),
    name: 'Vera Visitor',
    email: 'vera@visitor.example',
  };
  for (const origin of ['http://localhost:4001', 'http://127.0.0.1:4002']) {
    const answer = await fetch(`${server.url}/api/v1${submitWebsiteForm.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-publishable-key': key, origin },
      body: JSON.stringify({ ...body, pageUrl: `${origin}/demo` }),
    });
    expect(answer.ok, origin).toBe(true);
  }
  await server.stop();
  const leads = await rowsOf(
    `select slug from lead join tenant on tenant.id = tenant_id where emails = '{vera@visitor.example}'`,
    [],
    database.ownerUrl,
  );
  expect(leads).toEqual([{ slug: 'brightwater' }]);
});
