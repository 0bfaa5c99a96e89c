import { ConfigError, readConfig } from './config.ts';
import { greeting } from './greeting.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';

/** How long a start may take to give up, by itself and tidily; then the process ends all the same. */
const giveUpMs = 5000;

/** The process: reads the environment, starts, says where to go, and stops on a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  let leave: (code: number) => void = () => {};
  const left = new Promise<number>((resolve) => (leave = resolve));
  const asked = new AbortController();
  let isReady = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      asked.abort();
      leave(0);
      // A start may wait for what never answers, such as a database behind a firewall.
      if (!isReady) setTimeout(() => process.exit(0), giveUpMs).unref();
    });
  const running = await startUnless(asked.signal, {
    config,
    log,
    onLost: (error) => {
      log.error('the database is gone', { error });
      leave(1);
    },
  });
  // What the start had begun is undone; a connection that never came about would keep the process.
  if (!running) process.exit(0);
  isReady = true;
  process.stdout.write(greeting(config, running));
  const code = await left;
  await running.stop();
  process.exitCode = code;
}

/** Starts, or answers null when it was asked to stop before it was ready. */
async function startUnless(signal: AbortSignal, settings: Parameters<typeof start>[0]) {
  try {
    return await start({ ...settings, signal });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

try {
  await main();
} catch (error) {
  // What a person can mend is one line; anything else is a bug and shows where.
  const line = error instanceof ConfigError ? error.message : error;
  console.error(line);
  process.exitCode = 1;
}
