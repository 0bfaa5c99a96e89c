import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { errors, type ErrorCode, type FieldError } from '../../contract/errors.ts';

/** How the server answers one request. `cut`: it does what was asked, and the answer is lost on the way. */
export type Answer =
  | 'take'
  | 'cut'
  | 'hang'
  | 'html'
  | { code: ErrorCode; retryAfter?: number; existing?: object; errors?: FieldError[] };

export interface Received {
  path: string;
  key: string | undefined;
  token: string | undefined;
  body: { id?: string; [name: string]: unknown };
}

/** The other side of the outbox: a real HTTP server that keeps one effect per id, like the API. */
export async function startTestServer(answerTo: (received: Received, nth: number) => Answer) {
  const requests: Received[] = [];
  const effects = new Map<string, Received['body']>();
  const repeatedEffects: string[] = [];

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const received = {
        path: request.url ?? '',
        key: request.headers['idempotency-key']?.toString(),
        token: request.headers.authorization,
        body,
      };
      requests.push(received);
      const answer = answerTo(received, requests.length);
      if (answer === 'take' || answer === 'cut') {
        const effect = body.id ?? received.path;
        if (effects.has(effect)) repeatedEffects.push(effect);
        effects.set(effect, body);
      }
      respond(response, answer, body);
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  // `address()` is a string only for a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    requests,
    effects,
    repeatedEffects,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: () => listen(port),
  };
}

async function readBody(request: IncomingMessage): Promise<Received['body']> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString() || '{}');
}

function respond(response: ServerResponse, answer: Answer, body: Received['body']): void {
  const end = (status: number, contentType: string, text: string) => {
    response.writeHead(status, { 'content-type': contentType }).end(text);
  };
  if (answer === 'hang') return;
  if (answer === 'cut') {
    response.destroy();
  } else if (answer === 'html') {
    end(502, 'text/html', '<h1>Bad gateway</h1>');
  } else if (answer === 'take') {
    const record = { type: 'lead', id: body.id, name: 'Sarah Weiss' };
    const saved = { id: body.id, decision: 'created', record };
    end(201, 'application/json', JSON.stringify(saved));
  } else {
    const { existing, retryAfter, code, errors: wrong = [] } = answer;
    const { status, title } = errors[code];
    const said = { title, status, code, detail: title, errors: wrong };
    const problem = { ...said, existing, requestId: 'r1' };
    if (retryAfter) response.setHeader('retry-after', String(retryAfter));
    end(status, 'application/problem+json', JSON.stringify(problem));
  }
}
