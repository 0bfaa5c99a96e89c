import { ConfigError, readConfig } from '../api/config.ts';
import { refuseTakenPort } from '../api/listen.ts';
import { build } from './build.ts';

const asked = new AbortController();
const stop = () => asked.abort();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);

/** Builds what is not built, unless the settings show already that it would be for nothing. Answers whether to go on. */
async function prepare(): Promise<boolean> {
  try {
    await refuseTakenPort(readConfig(process.env));
    await build({ signal: asked.signal });
    return true;
  } catch (error) {
    if (asked.signal.aborted) return false;
    console.error(error instanceof ConfigError ? error.message : error);
    process.exitCode = 1;
    return false;
  }
}

if (await prepare()) {
  // From here on the server itself knows how to stop.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, stop);
  await import('../api/main.ts');
}
