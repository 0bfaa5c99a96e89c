import { isDeepStrictEqual } from 'node:util';

import type { Endpoint } from '../../contract/endpoint.ts';
import type { Answer, Asker } from '../support/ask.ts';

/** Calls an endpoint as somebody, and answers what came back and how to say that it should not have. */
export type Probe = (
  who: string,
  endpoint: Endpoint,
  input: object,
  asker: Asker,
) => Promise<Answer & { say: (what: string) => void }>;

const comparable = ({ body }: Answer) => {
  const { requestId: _, now: __, ...rest } = body;
  return rest;
};

/** Whether two answers tell the same: nothing of one can be learned from the difference. */
export function saysTheSame({ method }: Endpoint, one: Answer, other: Answer): boolean {
  if (one.status < 300 && method !== 'GET') return true;
  return isDeepStrictEqual(comparable(one), comparable(other));
}
