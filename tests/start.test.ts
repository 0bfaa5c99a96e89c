import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { spawnServer, startScript } from './proof/server-process.ts';
import { freshFolder, processesWith } from './support/embedded.ts';

/** Somebody who listens on a free port, and says nothing to whoever comes. */
async function silentListener(): Promise<{ server: Server; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => {})));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

/** The exit code of a server that ends by itself, and the lines it said. */
async function refusal(env: Record<string, string>, port?: number, script?: string) {
  const server = await spawnServer(env, port, script);
  onTestFinished(async () => void (await server.end('SIGKILL')));
  const code = await server.ended();
  return { code, lines: server.errors().trim().split('\n') };
}

test.each([
  ['the server', undefined],
  ['npm start', startScript],
])('%s refuses a taken PORT in one line, before anything is built or stored', async (_, script) => {
  const { port } = await silentListener();
  const dataDir = join(await freshFolder(), 'data');
  const { code, lines } = await refusal({ DATA_DIR: dataDir }, port, script);
  expect({ code, lines }).toEqual({
    code: 1,
    lines: [`PORT ${port} is taken: end what listens there, or give another PORT`],
  });
  expect(existsSync(dataDir)).toBe(false);
});

/** A place below `folder` that can be no folder, and below /proc one that no user can make. */
const places: [where: string, (folder: string) => string][] = [
  ['that is a file', (folder) => join(folder, 'file')],
  ['below a file', (folder) => join(folder, 'file', 'data')],
  ...(process.platform === 'linux'
    ? [
        ['below /proc', () => '/proc/x'] as [string, () => string],
        ['that is /proc', () => '/proc'] as [string, () => string],
      ]
    : []),
];

test.each(places)('a DATA_DIR %s is refused in one line that names it', async (_, placeIn) => {
  const folder = await freshFolder();
  await writeFile(join(folder, 'file'), '');
  const { code, lines } = await refusal({ DATA_DIR: placeIn(folder) }, undefined, startScript);
  expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 });
  expect(lines[0]).toContain('DATA_DIR');
  expect(lines[0]).toContain(placeIn(folder));
});

test('a signal ends a start that waits for a database which never answers', async () => {
  const { server, port } = await silentListener();
  const waiting = once(server, 'connection');
  const started = await spawnServer({ DATABASE_URL: `postgres://o@127.0.0.1:${port}/crm` });
  await waiting;
  expect(await started.end('SIGTERM')).toBe(0);
  expect(started.errors()).toBe('');
});

test('a signal ends a start that fills the demo and leaves no process', async () => {
  const dataDir = join(await freshFolder(), 'data');
  const started = await spawnServer({ DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'info' });
  await started.said('filling the empty database');
  expect(await started.end('SIGTERM')).toBe(0);
  expect(processesWith(dataDir)).toEqual([]);
});
