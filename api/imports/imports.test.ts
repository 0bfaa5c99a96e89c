import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import {
  getImport,
  listImportLines,
  runImport,
  undoImport,
  changeImport,
  createImport,
  type ImportBatch,
} from '../../contract/imports.ts';
import { records } from '../../contract/index.ts';
import { listAuditLog } from '../../contract/logs.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { sendFile, settledImport } from '../../tests/support/send-file.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

/** Sends a file as it is, and waits until all is done that was asked for. */
async function send(
  file: string | Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
  { type = 'text/csv', as = here.as.rep } = {},
): Promise<ImportBatch> {
  const sender = { base: here.server.url, token: as.token };
  const { id } = await sendFile(sender, file, query, type);
  return settledImport(sender, id);
}

const settled = ({ token }: { token: string }, id: string) =>
  settledImport({ base: here.server.url, token }, id);

const leadsOf = async (q: string) =>
  (await here.as.rep(records.lead.list, { q, limit: 200 })).items;

test('a file is checked first: what is new, what is there, what is wrong and why, and nothing is saved', async () => {
  const [at, other] = [`a.${newId()}@dry.example`, `b.${newId()}@dry.example`];
  await here.as.rep(records.lead.create, { lastName: 'Known', emails: [at] });
  const file = [
    'First name;Last name;E-mail;Status',
    `Ana;Dryrun;${other};new`,
    `Same;Dryrun;${at};new`,
    'Wrong;Dryrun;no address;new',
    `Again;Dryrun;${other};new`,
    '"Line\nbreak";Dryrun;;lost',
  ].join('\n');
  const checked = await send(file, { dryRun: 'true', fileName: 'dry.csv' });
  expect(checked).toMatchObject({
    state: 'checked',
    type: 'lead',
    delimiter: ';',
    total: 5,
    counts: { new: 1, update: 0, same: 0, duplicate: 2, wrong: 2 },
  });
  expect(checked.columns.map(({ field }) => field)).toEqual([
    'firstName',
    'lastName',
    'emails',
    'status',
  ]);
  const { items } = await here.as.rep(listImportLines, { id: checked.id });
  expect(
    items.map(({ line, outcome, reasons }) => [
      line,
      outcome,
      reasons.map(({ column, message }) => [column, message]),
    ]),
  ).toEqual([
    [2, 'new', []],
    [3, 'duplicate', [[null, 'Known is there already: same e-mail']]],
    [4, 'wrong', [['E-mail', 'Enter an e-mail address like name@company.com']]],
    [5, 'duplicate', [[null, 'The same as line 2']]],
    [6, 'wrong', [['Status', expect.stringContaining('Choose one of')]]],
  ]);
  expect(await leadsOf('dryrun')).toEqual([]);
});

test('what was checked is saved when it is said, each with its keys, its history and its search words', async () => {
  const email = `run.${newId()}@save.example`;
  const checked = await send(`Name,Email,Phone\nSarah Weissrun,${email},+49 30 7654321\n`, {
    dryRun: 'true',
  });
  await here.as.rep(runImport, { id: checked.id });
  const done = await settled(here.as.rep, checked.id);
  expect(done).toMatchObject({ state: 'done', counts: { new: 1 } });
  const [lead] = await leadsOf('weissrun');
  expect(lead).toMatchObject({
    firstName: 'Sarah',
    lastName: 'Weissrun',
    emails: [email],
    source: 'import',
    version: 1,
    ownerId: here.company.rep.memberId,
  });
  const { items } = await here.as.admin(listAuditLog, { recordId: lead?.id ?? '' });
  expect(items.map(({ action }) => action)).toEqual(['lead.created']);
  const refusal = await refusalOf(
    here.as.rep(records.lead.create, { lastName: 'Twice', emails: [email] }),
  );
  expect(refusal.code).toBe('duplicate');
  const batch = await here.as.admin(listAuditLog, { recordId: checked.id });
  expect(batch.items.map(({ action }) => action)).toEqual(['import.completed', 'import.created']);
});

test('what is there already is left, brought up to date, or saved all the same for a stated reason', async () => {
  const email = `mode.${newId()}@mode.example`;
  const { id } = await here.as.rep(records.lead.create, {
    lastName: 'Modus',
    emails: [email],
    tags: ['old'],
  });
  const file = `Last name,E-mail,Job title,Tags\nModus,${email},Chief,fresh\n`;
  expect((await send(file)).counts).toMatchObject({ duplicate: 1, new: 0 });
  expect((await send(file, { mode: 'update' })).counts).toMatchObject({ update: 1 });
  const updated = await here.as.rep(records.lead.get, { id });
  expect(updated).toMatchObject({ jobTitle: 'Chief', tags: ['old', 'fresh'], version: 2 });
  expect((await send(file, { mode: 'update' })).counts).toMatchObject({ same: 1, update: 0 });
  await expect(send(file, { mode: 'create' })).rejects.toThrow('duplicateReason');
  const made = await send(file, { mode: 'create', duplicateReason: 'two people share it' });
  expect(made.counts).toMatchObject({ new: 1, duplicate: 0 });
  expect(await leadsOf('modus')).toHaveLength(2);
});

test('an import is undone: what nobody touched since goes, the rest stays, and what was overwritten comes back', async () => {
  const email = `undo.${newId()}@undo.example`;
  const { id } = await here.as.rep(records.lead.create, { lastName: 'Before', emails: [email] });
  const file = `Last name,E-mail,Job title\nAfter,${email},Chief\nUndone,x.${newId()}@undo.example,\nTouched,y.${newId()}@undo.example,\nNoted,z.${newId()}@undo.example,\n`;
  const done = await send(file, { mode: 'update' });
  expect(done.counts).toMatchObject({ new: 3, update: 1 });
  const [touched] = await leadsOf('touched');
  const [noted] = await leadsOf('noted');
  await here.as.rep(records.lead.change, { id: touched?.id ?? '', firstName: 'By hand' });
  await here.as.rep(records.note.create, {
    about: { type: 'lead', id: noted?.id ?? '' },
    body: 'Said hello',
  });
  await here.as.rep(records.lead.change, { id, jobTitle: 'Own words' });
  await here.as.rep(undoImport, { id: done.id });
  expect(await settled(here.as.rep, done.id)).toMatchObject({
    state: 'undone',
    undone: { removed: 1, restored: 1, kept: 2 },
  });
  expect(await here.as.rep(records.lead.get, { id })).toMatchObject({
    lastName: 'Before',
    jobTitle: 'Own words',
  });
  expect(
    [await leadsOf('undone'), await leadsOf('touched'), await leadsOf('noted')].map(
      ({ length }) => length,
    ),
  ).toEqual([0, 1, 1]);
});

test('a column can be sent elsewhere than was guessed, and the file is checked anew', async () => {
  const checked = await send('Wer,Wo\nAda Umzug,Berlin\n', { dryRun: 'true', header: 'true' });
  expect(checked.columns.map(({ field }) => field)).toEqual([null, null]);
  expect(checked.counts.wrong).toBe(1);
  await here.as.rep(changeImport, { id: checked.id, mapping: ['fullName', 'address.city'] });
  expect(await settled(here.as.rep, checked.id)).toMatchObject({
    state: 'checked',
    counts: { new: 1, wrong: 0 },
  });
  const refusal = await refusalOf(
    here.as.rep(changeImport, { id: checked.id, mapping: ['nonsense', null] }),
  );
  expect(refusal.errors[0]?.field).toBe('mapping.0');
});

test('lines that were left out come back as a file with their reasons', async () => {
  const done = await send('Last name,E-mail\nRefused,"=1+1"\n');
  const response = await fetch(`${here.server.url}/api/v1/imports/${done.id}/refused.csv`, {
    headers: { authorization: `Bearer ${here.as.rep.token}` },
  });
  expect(await response.text()).toBe(
    '\uFEFF"Line","Reason","Last name","E-mail"\r\n2,"E-mail: Enter an e-mail address like name@company.com","Refused","\'=1+1"\r\n'.replace(
      '\uFEFF',
      '',
    ),
  );
});

test('nonsense is refused in words: no file, an empty one, an open quotation mark, no right', async () => {
  expect((await refusalOf(here.as.rep(createImport, {}))).errors[0]?.field).toBe('content');
  await expect(send('')).rejects.toThrow('no line');
  await expect(send('Last name\n"open')).rejects.toThrow('never closed');
  await expect(send('Last name\nx', { type: 'note' })).rejects.toThrow('Choose one of: lead');
  await expect(send('Last name\nx', { mode: 'overwrite' })).rejects.toThrow('Choose skip');
});

test('a colleague without a business in it, and another tenant, see no import', async () => {
  const done = await send('Last name\nPrivate\n');
  expect((await refusalOf(here.as.rep2(getImport, { id: done.id }))).code).toBe('not_found');
  expect((await refusalOf(here.as.rep2(undoImport, { id: done.id }))).code).toBe('not_found');
  expect((await here.as.admin(getImport, { id: done.id })).id).toBe(done.id);
});

test('an import goes on in the name of who asked for it only as long as they may', async () => {
  const checked = await send('Last name\nDisabled\n', { dryRun: 'true' }, { as: here.as.rep2 });
  await rowsOf('update import_batch set state = $2, position = 0 where id = $1', [
    checked.id,
    'running',
  ]);
  await rowsOf('update member set disabled_at = now() where id = $1', [here.company.rep2.memberId]);
  await rowsOf(`insert into job (id, kind, payload) values ($1, 'import', $2)`, [
    newId(),
    JSON.stringify({ tenantId: here.company.tenantId, importId: checked.id }),
  ]);
  expect(await settled(here.as.admin, checked.id)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('may not'),
  });
  expect(await leadsOf('disabled')).toEqual([]);
});
