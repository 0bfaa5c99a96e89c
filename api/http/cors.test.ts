import { expect, test } from 'vitest';

import { endpoints } from '../../contract/index.ts';
import { suite } from '../../tests/support/suite.ts';

const here = suite();

test('no page of somebody else is let in with the cookies of whoever looks at it, whatever it asks', async () => {
  const paths = ['/healthz', ...endpoints.map(({ path }) => `/api/v1${path}`)];
  const origin = 'https://mallory.example';
  for (const path of paths)
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const { headers } = await fetch(new URL(path, here.server.url), {
        method,
        headers: { origin, 'access-control-request-method': 'PATCH' },
      });
      expect(headers.get('access-control-allow-credentials'), `${method} ${path}`).toBeNull();
      expect([null, '*'], path).toContain(headers.get('access-control-allow-origin'));
    }
});
