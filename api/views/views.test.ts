import { expect, test } from 'vitest';

import { newId } from '../../contract/id.ts';
import { standardRoles } from '../../contract/permissions.ts';
import {
  changeListSettings,
  changeView,
  createView,
  listViews,
  removeView,
} from '../../contract/views.ts';
import { rowsOf } from '../../tests/support/database.ts';
import { giveRole } from '../../tests/support/roles.ts';
import { refusalOf, suite } from '../../tests/support/suite.ts';

const here = suite();
const type = 'lead' as const;
const named = () => `View ${newId().slice(-12)}`;

const viewsOf = async (who: keyof typeof here.as) =>
  (await here.as[who](listViews, { type, limit: 200 })).items.map(({ name }) => name);

test('a view keeps filters, search, order and columns, and gives them back', async () => {
  const kept = {
    query: {
      status: 'new,contacted',
      'createdAt[gte]': '2026-01-01T00:00:00.000Z',
      sort: '-lastName',
      q: 'weiss',
    },
    columns: ['companyName', 'tags'],
  };
  const view = await here.as.rep(createView, { type, name: named(), ...kept });
  expect(view).toMatchObject({ ...kept, isShared: false, mayChange: true, dropped: [] });
  const { items, settings } = await here.as.rep(listViews, { type });
  expect(items.find(({ id }) => id === view.id)).toEqual(view);
  expect(settings).toEqual({ columns: null, defaultViewId: null });
});

test('one’s own views are seen by nobody else; the team’s, by everybody', async () => {
  const [own, teams] = [named(), named()];
  await here.as.manager(createView, { type, name: own });
  await here.as.manager(createView, { type, name: teams, isShared: true });
  expect(await viewsOf('manager')).toEqual(expect.arrayContaining([own, teams]));
  expect(await viewsOf('rep')).toContain(teams);
  expect(await viewsOf('admin')).not.toContain(own);
});

test('views for the team are kept by whoever may change everybody’s records, and by nobody else', async () => {
  const refusal = await refusalOf(here.as.rep(createView, { type, name: named(), isShared: true }));
  expect(refusal.code).toBe('forbidden');
  const own = await here.as.rep(createView, { type, name: named() });
  const shared = await here.as.admin(createView, { type, name: named(), isShared: true });
  for (const refused of [
    () => here.as.rep(changeView, { id: own.id, isShared: true }),
    () => here.as.rep(changeView, { id: shared.id, name: named() }),
    () => here.as.rep(removeView, { id: shared.id }),
  ])
    expect((await refusalOf(refused())).code).toBe('forbidden');
  expect(
    await here.as.manager(changeView, { id: shared.id, query: { status: 'new' } }),
  ).toMatchObject({ query: { status: 'new' }, version: 2 });
});

test('a colleague’s own view is not there, whoever asks for it by its id', async () => {
  const view = await here.as.rep(createView, { type, name: named() });
  for (const refused of [
    () => here.as.admin(changeView, { id: view.id, name: 'Mine now' }),
    () => here.as.admin(removeView, { id: view.id }),
  ])
    expect((await refusalOf(refused())).code).toBe('not_found');
  const { errors } = await refusalOf(
    here.as.rep2(changeListSettings, { type, defaultViewId: view.id }),
  );
  expect(errors).toEqual([{ field: 'defaultViewId', message: 'There is no such record' }]);
});

test('filters, orders and columns that the list does not have are refused, each by its name', async () => {
  const query = {
    statuz: 'new',
    rating: 'lukewarm',
    sort: 'emails',
    limit: '5',
    'status[lt]': 'new',
  };
  const { errors } = await refusalOf(
    here.as.rep(createView, { type, name: named(), query, columns: ['status', 'shoeSize'] }),
  );
  expect(errors.map(({ field }) => field).toSorted()).toEqual([
    'columns.1',
    'query.limit',
    'query.rating',
    'query.sort',
    'query.status[lt]',
    'query.statuz',
  ]);
});

test('what a view kept and no longer means anything is left out, and named', async () => {
  const { id } = await here.as.rep(createView, { type, name: named(), query: { status: 'new' } });
  await rowsOf(
    `update saved_view set query = '{"status": "new", "shoeSize": "44"}', columns = '{status,shoeSize}' where id = $1`,
    [id],
  );
  const { items } = await here.as.rep(listViews, { type });
  expect(items.find((view) => view.id === id)).toMatchObject({
    query: { status: 'new' },
    columns: ['status'],
    dropped: ['shoeSize'],
  });
});

test('a filter by a field that is hidden from a role is left out of the team’s view for them', async () => {
  const query = { 'estimatedValue[gte]': '100', status: 'new' };
  const { id } = await here.as.admin(createView, { type, name: named(), isShared: true, query });
  const { rep2 } = here.company;
  await giveRole(rep2, {
    permissions: standardRoles.rep.permissions,
    fields: { lead: { estimatedValue: 'hidden' } },
  });
  const { items } = await here.as.rep2(listViews, { type });
  expect(items.find((view) => view.id === id)).toMatchObject({
    query: { status: 'new' },
    dropped: ['estimatedValue[gte]'],
  });
  const refusal = await refusalOf(here.as.rep2(createView, { type, name: named(), query }));
  expect(refusal.errors.map(({ field }) => field)).toEqual(['query.estimatedValue[gte]']);
});

test('a name is taken once by each member and once by the team; a change of an old version is refused', async () => {
  const name = named();
  const view = await here.as.rep(createView, { type, name });
  const taken = await refusalOf(here.as.rep(createView, { type, name: name.toUpperCase() }));
  expect([taken.code, taken.errors[0]?.field]).toEqual(['conflict', 'name']);
  await here.as.manager(createView, { type, name });
  await here.as.rep(createView, { type: 'client', name });
  await here.as.rep(changeView, { id: view.id, columns: ['status'] });
  const stale = await refusalOf(
    here.as.rep(changeView, { id: view.id, name: named() }, { ifMatch: view.version }),
  );
  expect(stale.code).toBe('stale');
});

test('each member’s columns and default view are their own, and outlive neither the view nor its sharing', async () => {
  const shared = await here.as.manager(createView, { type, name: named(), isShared: true });
  const chosen = { columns: ['tags', 'status'], defaultViewId: shared.id };
  expect(await here.as.rep(changeListSettings, { type, ...chosen })).toEqual(chosen);
  await here.as.manager(changeListSettings, { type, defaultViewId: shared.id });
  const settingsOf = async (who: keyof typeof here.as) =>
    (await here.as[who](listViews, { type })).settings;
  expect(await settingsOf('rep')).toEqual(chosen);
  expect((await settingsOf('admin')).columns).toBeNull();
  await here.as.manager(changeView, { id: shared.id, isShared: false });
  expect(await settingsOf('rep')).toEqual({ ...chosen, defaultViewId: null });
  expect((await settingsOf('manager')).defaultViewId).toBe(shared.id);
  await here.as.manager(removeView, { id: shared.id });
  expect((await settingsOf('manager')).defaultViewId).toBeNull();
});

test('views come page after page, by name', async () => {
  const names = [`A ${named()}`, `B ${named()}`, `C ${named()}`];
  for (const name of names) await here.as.admin(createView, { type: 'project', name });
  const first = await here.as.admin(listViews, { type: 'project', limit: 2, count: true });
  expect(first.total).toBe(3);
  const second = await here.as.admin(listViews, {
    type: 'project',
    limit: 2,
    cursor: first.nextCursor ?? '',
  });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(names);
});
