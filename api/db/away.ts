import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 8000;

/** Nobody listens or nobody can be reached, the connection broke, or Postgres says that it is starting, stopping or recovering. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
]);

/** What node-postgres says of a connection that ended; it gives these no code. */
const words = /^Connection terminated|is not queryable$|^timeout exceeded when trying to connect$/;

/** Whether this error says that the database was not there, or went away: nobody's mistake, and soon over. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Class 08: connection exception.
  return codes.has(code) || code.startsWith('08') || words.test(error.message);
}

/**
 * Does again, up to eight seconds, what met a database that is on its way back after a crash. Only for what may happen twice:
 * to get a connection, or to read.
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || Date.now() > giveUpAt) throw error;
      await wait(100);
    }
  }
}
