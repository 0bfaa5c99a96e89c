import type { Context } from 'hono';

import type { Env } from './context.ts';

/** A piece of a long answer, and where the next one begins. */
export interface TextPart {
  text: string;
  nextCursor: string | null;
}

interface File {
  /** Of the file, without its ending. */
  name: string;
  ending: string;
  type: string;
}

/** Of rows: what is read at once. */
export const partSize = 500;

/** Answers with a file of any length: `first` at once, and each further part when the one before has been taken. */
export function answerParts(
  c: Context<Env>,
  { name, ending, type }: File,
  first: TextPart,
  readPart: (cursor: string) => Promise<TextPart>,
): Response {
  return c.body(stream(c, first, readPart), 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': attachment(name, ending),
  });
}

/** Has a browser save what comes, under a name with the day in it. */
export const attachment = (name: string, ending: string) =>
  `attachment; filename="${name}-${new Date().toISOString().slice(0, 10)}.${ending}"`;

function stream(
  c: Context<Env>,
  first: TextPart,
  readPart: (cursor: string) => Promise<TextPart>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = first.nextCursor;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(first.text));
      if (next === null) controller.close();
    },
    async pull(controller) {
      if (next === null) return;
      try {
        const { text, nextCursor } = await readPart(next);
        next = nextCursor;
        controller.enqueue(encoder.encode(text));
        if (next === null) controller.close();
      } catch (error) {
        // The answer has begun: all that can be done is to break off, so that half a file is not taken for a whole one.
        c.var.log.error('an export broke off', { error, requestId: c.var.requestId });
        controller.error(error);
      }
    },
  });
}
