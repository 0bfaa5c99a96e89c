import { parentPort, workerData } from 'node:worker_threads';

import { print } from './document.ts';

// Started by print.ts with a table that it made.
const bytes = await print(workerData);
parentPort?.postMessage(bytes, [bytes.buffer]);
