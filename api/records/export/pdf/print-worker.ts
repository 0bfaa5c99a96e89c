import { parentPort } from 'node:worker_threads';

import { print } from './document.ts';

// Started by print.ts, which sends one table after the other. What fails ends this thread, and is told to whoever waits.
parentPort?.on('message', async (printed) => {
  const bytes = await print(printed);
  parentPort?.postMessage(bytes, [bytes.buffer]);
});
