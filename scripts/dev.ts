import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tool = (name: string) => join(root, 'node_modules/.bin', name);

/** The API restarts, the workspace and the website form are built again, and the extension reloads, as their sources change. */
const commands = [
  ['--watch', 'api/main.ts'],
  [tool('vite'), 'build', '--watch', '--config', 'widget/vite.config.ts'],
  [tool('vite'), 'build', '--watch', '--config', 'widget/capture-form/vite.config.ts'],
  [tool('wxt')],
];
const children = commands.map((command) =>
  spawn(process.execPath, command, { cwd: root, stdio: 'inherit' }),
);
const stopAll = () => children.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopAll);
for (const child of children) child.once('close', stopAll);
