import type { Endpoint } from '../../../contract/endpoint.ts';
import { denials } from '../../../contract/logs.ts';
import type { Answer } from '../../support/ask.ts';
import { rowsOf } from '../../support/database.ts';
import type { Ids } from '../../support/examples.ts';
import type { Persona } from './cast.ts';
import { isLost } from './lost.ts';

/** A request of the walk, and what came back. */
export interface Probed {
  who: Persona;
  endpoint: Endpoint;
  input: object;
  answer: Answer;
}

/** Whether the security log has to know of an answer: not signed in, not allowed, not there, or pointing to what is not there. */
function isDenial(
  { who, endpoint, input, answer: { status, body } }: Probed,
  victim: Ids,
): boolean {
  if (status === 200) return isLost(endpoint, input, who.isInside ? [who.ids, victim] : [who.ids]);
  if ([401, 403, 404].includes(status)) return true;
  const wrong: { message: string }[] = status === 422 ? body.errors : [];
  return wrong.some(({ message }) => message === 'There is no such record');
}

/** Holds the logs against the walk: one row for each denial, none for anything else, and none of a neighbour's in the victim's. */
export async function checkTraces(
  ownerUrl: string,
  victim: { tenantId: string; ids: Ids },
  probed: Probed[],
): Promise<{ denied: number; breaches: string[] }> {
  const rows = await rowsOf<{ requestId: string; tenantId: string | null }>(
    `select request_id as "requestId", tenant_id as "tenantId" from security_event where kind = any($1)
     union all select request_id, null from stranger_event where kind = any($1)`,
    [denials],
    ownerUrl,
  );
  const found = Map.groupBy(rows, ({ requestId }) => requestId);
  const breaches: string[] = [];
  let denied = 0;
  for (const one of probed) {
    const traces = found.get(one.answer.headers.get('x-request-id') ?? '') ?? [];
    const wanted = isDenial(one, victim.ids) ? 1 : 0;
    denied += wanted;
    const { who, endpoint, answer } = one;
    const say = (what: string) =>
      breaches.push(`${endpoint.id} as ${who.name} answers ${answer.status}, ${what}`);
    if (traces.length !== wanted) say(`and the security log has ${traces.length} rows of it`);
    if (
      who.name.startsWith('neighbour') &&
      traces.some(({ tenantId }) => tenantId === victim.tenantId)
    )
      say(`and the victim is told`);
  }
  return { denied, breaches };
}
