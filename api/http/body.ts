import type { Context } from 'hono';

import { AppError, invalid } from '../errors.ts';
import type { Env } from './context.ts';

/** A capture of a long e-mail fits; a film does not. */
export const mostBytes = 2_000_000;

/** A request's body as it came. Throws `too_large`; a body of no declared length is read no further than it may be long. */
export async function readBody(c: Context<Env>): Promise<Uint8Array> {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > mostBytes) throw tooLarge();
  return length > 0 ? new Uint8Array(await c.req.arrayBuffer()) : readChunks(c.req.raw.body);
}

async function readChunks(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () => new AppError('too_large', `Send at most ${mostBytes / 1e6} MB at once`);

/** The object of JSON that a body holds; an empty body is an empty object. */
export function parseBody(c: Context<Env>, body: Uint8Array): object {
  if (body.length === 0) return {};
  const [type = '', ...parameters] = (c.req.header('content-type') ?? '').split(';');
  // Also keeps a plain HTML form on a foreign page from being a request of ours.
  if (!/^application\/(?:[\w.+-]+\+)?json$/i.test(type.trim()))
    throw invalid('content-type', 'Send JSON, with the content type application/json');
  if (!parameters.every(isUtf8)) throw invalid('content-type', 'Send JSON in UTF-8');
  const parsed = parseJson(textIn(body));
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  throw invalid('body', 'Send a JSON object');
}

/** Whether a parameter of a content type names no other encoding. */
const isUtf8 = (parameter: string) =>
  !/^\s*charset\s*=/i.test(parameter) || /=\s*"?utf-?8"?\s*$/i.test(parameter);

function textIn(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    throw wrongBody('This is not UTF-8', error);
  }
}

/** Half of an emoji, as a cut text ends with it, is no character: it can be sent but not stored. */
const wellFormed = (_: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value;

function parseJson(text: string): unknown {
  try {
    // Half of a surrogate pair cannot be stored; only an escape can bring one.
    return /\\ud[89a-f]/i.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (error) {
    throw wrongBody('This is not JSON', error);
  }
}

const wrongBody = (message: string, cause: unknown) =>
  new AppError('invalid', message, { errors: [{ field: 'body', message }], cause });
