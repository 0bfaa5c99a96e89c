// Asks a server as fast as it answers, in a process of its own. Argument: settings as JSON. Prints what it saw as JSON.
// It speaks HTTP over plain sockets: Node's own client would take as much of the machine as what is measured.
import { connect } from 'node:net';

import { newId } from '../../contract/id.ts';

export interface LoadSettings {
  port: number;
  connections: number;
  seconds: number;
  method: 'GET' | 'POST';
  /** `/api/v1/leads` */
  path: string;
  token: string;
}

export interface Load {
  perSecond: number;
  p99Ms: number;
  failed: number;
}

async function load(settings: LoadSettings): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + settings.seconds * 1000;
  const seen = (ms: number, status: number) => {
    times.push(ms);
    if (status >= 300) failed++;
  };
  await Promise.all(
    Array.from({ length: settings.connections }, () => keepAsking(settings, end, seen)),
  );
  const seconds = (performance.now() - began) / 1000;
  const sorted = times.toSorted((one, other) => one - other);
  return {
    perSecond: times.length / seconds,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    failed,
  };
}

/** One connection: a request, its whole answer, the next request. */
function keepAsking(
  settings: LoadSettings,
  end: number,
  seen: (ms: number, status: number) => void,
) {
  return new Promise<void>((resolve, reject) => {
    const socket = connect(settings.port, '127.0.0.1');
    let waiting = '';
    let began = 0;
    const ask = () => {
      if (performance.now() > end) {
        socket.destroy();
        resolve();
        return;
      }
      began = performance.now();
      socket.write(requestOf(settings));
    };
    socket.setEncoding('latin1').setNoDelay(true);
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('close', resolve);
    socket.on('data', (text: string) => {
      waiting += text;
      if (!isWhole(waiting)) return;
      seen(performance.now() - began, Number(waiting.slice(9, 12)));
      waiting = '';
      ask();
    });
  });
}

/** Whether an answer has come to its end, by its length or by its last chunk. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head + 2))?.[1];
  if (length !== undefined) return answer.length >= head + 4 + Number(length);
  return answer.endsWith('0\r\n\r\n');
}

function requestOf({ method, path, token }: LoadSettings): string {
  const body =
    method === 'POST'
      ? JSON.stringify({
          firstName: 'Ada',
          lastName: 'Weiss',
          companyName: 'Weiss Works',
          emails: [`${newId()}@bench.example`],
          tags: ['bench'],
        })
      : '';
  return (
    `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n` +
    (body && `content-type: application/json\r\ncontent-length: ${body.length}\r\n`) +
    `\r\n${body}`
  );
}

// The settings are written by run.ts alone.
const settings = JSON.parse(process.argv[2] ?? '') as LoadSettings;
process.stdout.write(JSON.stringify(await load(settings)));
