import type { Context, Hono } from 'hono';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import { withSession, type Mode, type Tx } from '../db/tenant.ts';
import { answerParts, partSize, type TextPart } from './answer-parts.ts';
import { originOf, type Env } from './context.ts';
import { receive } from './input.ts';
import { askedFor, logSecurity } from './security-log.ts';
import { allow } from './serve.ts';
import { tokenOf } from './token.ts';
import { traceLost } from './traces.ts';
import { noteVisit } from './visits.ts';

export interface Place {
  limit: number;
  cursor?: string;
}

interface File<E extends Endpoint> {
  /** Of the file, without its ending. */
  name: string;
  ending: string;
  type: string;
  /** A part of the file; without a cursor the first, with whatever a file begins with. */
  readPart: (tx: Tx, input: Parsed<E>, place: Place) => Promise<TextPart>;
  /** Fields that name what is not there, where the answer is no other for it: only the security log tells. */
  lostIn?: (tx: Tx, input: Parsed<E>) => Promise<string[]>;
}

/**
 * Answers an endpoint for members with a file of any length. It goes out part by part, no faster than it is taken, and each
 * part is a transaction of its own: a slow reader holds no connection, and whoever is no longer allowed gets no more. The first
 * part goes with a row of the security log.
 */
export function serveParts<E extends Endpoint>(app: Hono<Env>, endpoint: E, file: File<E>) {
  app.get(endpoint.path, async (c) => {
    const { read, lost } = await reading(c, endpoint, file.lostIn);
    const part = (mode: Mode, cursor?: string) =>
      read(mode, (tx, input) =>
        file.readPart(tx, input, { limit: partSize, ...(cursor && { cursor }) }),
      );
    const first = await part('write');
    if (lost.length > 0) await traceLost(c, lost);
    return answerParts(c, file, first, (cursor) => part('read', cursor));
  });
}

/** A way to read, part by part, what is exported: the first one asks for `write`, and writes down who took it out. */
export async function reading<E extends Endpoint>(
  c: Context<Env>,
  endpoint: E,
  lostIn: File<E>['lostIn'],
) {
  const token = tokenOf(c);
  const check = await receive(c, endpoint);
  const lost: string[] = [];
  const read = <T>(mode: Mode, work: (tx: Tx, input: Parsed<E>) => Promise<T>): Promise<T> =>
    withSession(c.var.db, token, { origin: originOf(c), mode }, async (tx) => {
      allow(endpoint, tx.actor);
      const input = check();
      if (mode === 'read') return work(tx, input);
      await noteVisit(tx, endpoint, input);
      const result = await work(tx, input);
      await logExport(c, tx, endpoint, input);
      lost.splice(0, lost.length, ...((await lostIn?.(tx, input)) ?? []));
      return result;
    });
  return { read, lost };
}

const logExport = (c: Context<Env>, tx: Tx, { id }: Endpoint, filters: unknown) =>
  logSecurity(tx, {
    kind: 'exported',
    asked: askedFor(c),
    status: 200,
    details: { export: id, filters },
  });
