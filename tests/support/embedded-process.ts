// A process of its own that runs an embedded Postgres, for tests that kill it.
// Arguments: data folder, settings as JSON. Prints the connection URL once; SIGTERM stops it.
import { startEmbedded } from '../../api/db/embedded/index.ts';

const [dataDir = '', settings = '{}'] = process.argv.slice(2);
try {
  const { url, stop } = await startEmbedded({
    dataDir,
    log: (line) => process.stderr.write(`${line}\n`),
    settings: JSON.parse(settings),
  });
  process.once('SIGTERM', () => void stop());
  process.stdout.write(`${url}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
