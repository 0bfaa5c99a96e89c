import { ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';

/** The process: reads the environment, starts, says where to go, and stops on a signal. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  let leave: (code: number) => void = () => {};
  const left = new Promise<number>((resolve) => (leave = resolve));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => leave(0));
  const running = await start({
    config,
    log,
    onLost: (error) => {
      log.error('the database is gone', { error });
      leave(1);
    },
  });
  const { greeting } = await import('./greeting.ts');
  process.stdout.write(greeting(config));
  const code = await left;
  await running.stop();
  process.exitCode = code;
}

try {
  await main();
} catch (error) {
  // What a person can mend is one line; anything else is a bug and shows where.
  const line = error instanceof ConfigError ? error.message : error;
  console.error(line);
  process.exitCode = 1;
}
