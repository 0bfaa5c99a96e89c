import { expect, test } from 'vitest';

import { createRouter, readPlace, writePlace } from './router.ts';

/** A window's location and history, as far as the router touches them. */
function fakeWindow(address: string) {
  const target = new EventTarget();
  const entries = [new URL(address)];
  let at = 0;
  const current = () => entries[at] ?? new URL(address);
  const view = {
    get location() {
      return current() as unknown as Location; // a URL has every part of a Location that is read
    },
    history: {
      pushState: (_: unknown, __: string, to: string) => {
        entries.splice(++at, Infinity, new URL(to, current()));
      },
      replaceState: (_: unknown, __: string, to: string) => {
        entries[at] = new URL(to, current());
      },
    } as History,
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  };
  const back = () => {
    at -= 1;
    target.dispatchEvent(new Event('popstate'));
  };
  return { view, back, address: () => current().href };
}

test.each(['path', 'hash'] as const)('with %s routing the address is the state', (routing) => {
  const start =
    routing === 'path' ? 'https://crm.test/app/leads' : 'https://crm.test/w.html#/leads';
  const { view, back, address } = fakeWindow(start);
  const router = createRouter({ routing, window: view });
  expect(router.place.value.path).toBe('/leads');

  router.go('/leads?status=new,contacted&q=weiss');
  expect(router.place.value.query).toEqual({ status: 'new,contacted', q: 'weiss' });
  expect(address()).toContain('status=new,contacted');

  back();
  expect(router.place.value).toEqual({ path: '/leads', query: {} });
});

test('a place that is replaced leaves no step for Back', () => {
  const { view, back } = fakeWindow('https://crm.test/app');
  const router = createRouter({ routing: 'path', window: view });
  router.go('/leads');
  router.go('/leads?q=w', { replace: true });
  router.go('/leads?q=we', { replace: true });
  back();
  expect(router.place.value.path).toBe('/');
});

test('links are followed inside the workspace and left alone elsewhere', () => {
  const { view } = fakeWindow('https://crm.test/app/leads');
  const router = createRouter({ routing: 'path', window: view });
  const placeOf = (address: string) => router.placeOf(new URL(address));
  expect(placeOf('https://crm.test/app/clients/1?a=b')).toBe('/clients/1?a=b');
  expect(placeOf('https://crm.test/app')).toBe('/');
  expect(placeOf('https://crm.test/docs')).toBeNull();
  expect(placeOf('https://crm.test/apple')).toBeNull();
  expect(placeOf('https://other.test/app/leads')).toBeNull();
});

test('what is written is read back', () => {
  const query = { q: 'a&b=c d', sort: '-createdAt', status: 'new,contacted' };
  expect(readPlace(writePlace('/leads', query))).toEqual({ path: '/leads', query });
  expect(writePlace('/leads', { q: '', sort: undefined })).toBe('/leads');
});
