import { expect, test } from 'vitest';

import { records } from '../../contract/index.ts';
import { pinNote, unpinNote } from '../../contract/notes.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();

const newNote = async (body = 'Likes tea') => {
  const lead = await here.as.rep(records.lead.create, { lastName: 'Pinned' });
  const about = { type: 'lead' as const, id: lead.id };
  return here.as.rep(records.note.create, { about, body });
};

const audited = (id: string) =>
  rowsOf<{ action: string }>(
    `select action from audit_event where record_id = $1 and action like 'note.%pinned' order by at, id`,
    [id],
  );

test('a note pinned for me is pinned for nobody else, and the list of my pins has just mine', async () => {
  const note = await newNote();
  const other = await newNote('Not pinned');
  expect(await here.as.rep(pinNote, { id: note.id })).toMatchObject({
    id: note.id,
    pinnedForMe: true,
    version: note.version,
  });
  const mine = await here.as.rep(records.note.list, { pinnedForMe: 'true' });
  expect(mine.items.map(({ id }) => id)).toEqual([note.id]);
  const rest = await here.as.rep(records.note.list, { pinnedForMe: 'false' });
  expect(rest.items.map(({ id }) => id)).toContain(other.id);
  expect(await here.as.manager(records.note.get, { id: note.id })).toMatchObject({
    pinnedForMe: false,
  });
  const theirs = await here.as.manager(records.note.list, { pinnedForMe: 'true' });
  expect(theirs.items).toEqual([]);
});

test('pinning and unpinning twice is the same as once, and the audit log has each once', async () => {
  const { id } = await newNote();
  await here.as.rep(pinNote, { id });
  await here.as.rep(pinNote, { id });
  await here.as.rep(unpinNote, { id });
  expect(await here.as.rep(unpinNote, { id })).toMatchObject({ pinnedForMe: false });
  expect(await audited(id)).toEqual([{ action: 'note.pinned' }, { action: 'note.unpinned' }]);
});

test('who may read a note and not change it keeps it on top for themselves, and not for the team', async () => {
  const note = await newNote();
  await giveRole(here.company.rep2, {
    permissions: { note: { read: 'all' }, lead: { read: 'all' } },
  });
  expect(await here.as.rep2(pinNote, { id: note.id })).toMatchObject({ pinnedForMe: true });
  const refused = await refusalOf(
    here.as.rep2(records.note.change, { id: note.id, pinnedForTeam: true }),
  );
  expect(refused.code).toBe('forbidden');
  await here.as.rep(records.note.change, { id: note.id, pinnedForTeam: true });
  expect(await here.as.rep2(records.note.get, { id: note.id })).toMatchObject({
    pinnedForTeam: true,
  });
});

test('a deleted note cannot be pinned, and is no longer among the pins', async () => {
  const { id } = await newNote();
  await here.as.rep(pinNote, { id });
  await here.as.rep(records.note.remove, { id });
  expect((await refusalOf(here.as.rep(pinNote, { id }))).code).toBe('not_found');
  const mine = await here.as.rep(records.note.list, { pinnedForMe: 'true' });
  expect(mine.items.map((note) => note.id)).not.toContain(id);
  await here.as.rep(records.note.restore, { id });
  expect(await here.as.rep(records.note.get, { id })).toMatchObject({ pinnedForMe: true });
});
