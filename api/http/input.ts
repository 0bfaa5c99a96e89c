import type { Context } from 'hono';
import * as v from 'valibot';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import { AppError, invalid } from '../errors.ts';
import type { Env } from './context.ts';

/** A capture of a long e-mail fits; a film does not. */
export const mostBytes = 2_000_000;

/** Nobody mends more at once, and the answer to a large heap of nonsense stays small. */
const mostNamed = 100;

/** What was sent, checked against the contract. Throws `invalid` with every wrong field at once. */
export const readInput = async <E extends Endpoint>(
  c: Context<Env>,
  endpoint: E,
): Promise<Parsed<E>> => (await receive(c, endpoint))();

/**
 * Takes in what was sent, and answers how to check it against the contract. Checking costs more than receiving: it waits
 * until it is known who asks, so that a stranger can neither keep the server busy nor learn anything about the input.
 */
export async function receive<E extends Endpoint>(
  c: Context<Env>,
  endpoint: E,
): Promise<() => Parsed<E>> {
  const text = hasBody(endpoint) ? await readText(c) : null;
  return () => {
    const sent = text === null ? c.req.query() : parseBody(c, text);
    return check(endpoint, { ...sent, ...c.req.param() });
  };
}

function check<E extends Endpoint>(endpoint: E, all: object): Parsed<E> {
  // One reason for each wrong field is enough.
  const { success, output, issues } = v.safeParse(endpoint.input, all, { abortPipeEarly: true });
  if (success) return output;
  // An id in the path that cannot be one names nothing.
  if (issues.some((issue) => v.getDotPath(issue) === 'id' && endpoint.path.includes(':id')))
    throw new AppError('not_found', 'There is nothing here, or nothing that you may see');
  throw new AppError('invalid', summary(issues.length), {
    errors: issues.slice(0, mostNamed).map(fieldError),
  });
}

const hasBody = ({ method }: Endpoint) => method === 'POST' || method === 'PATCH';

const summary = (count: number) =>
  count === 1 ? 'One value needs attention' : `${count} values need attention`;

const fieldError = (issue: v.BaseIssue<unknown>) => ({
  field: v.getDotPath(issue) ?? 'body',
  message: messageOf(issue),
});

/** Our own messages stand as they are; the library's are put into words. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return 'There is no such field; check its spelling';
  if (issue.received === 'undefined' && issue.input === undefined) return 'This is needed';
  if (issue.message.startsWith('Invalid ')) return `Expected ${issue.expected ?? 'another value'}`;
  return issue.message;
}

async function readText(c: Context<Env>): Promise<string> {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > mostBytes) throw tooLarge();
  return length > 0 ? c.req.text() : readChunks(c.req.raw.body);
}

function parseBody(c: Context<Env>, text: string): object {
  if (text === '') return {};
  // Also keeps a plain HTML form on a foreign page from being a request of ours.
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(c.req.header('content-type') ?? ''))
    throw invalid('content-type', 'Send JSON, with the content type application/json');
  const body = parseJson(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw invalid('body', 'Send a JSON object');
}

/** A body of no declared length is read no further than it may be long. */
async function readChunks(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Half of an emoji, as a cut text ends with it, is no character: it can be sent but not stored. */
const wellFormed = (_: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value;

function parseJson(text: string): unknown {
  try {
    // Half of a surrogate pair cannot be stored; only an escape can bring one.
    return /\\ud[89a-f]/i.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid', 'This is not JSON', {
      errors: [{ field: 'body', message: 'This is not JSON' }],
      cause: error,
    });
  }
}

const tooLarge = () => new AppError('too_large', `Send at most ${mostBytes / 1e6} MB at once`);
