import type { Endpoint } from '../../../contract/endpoint.ts';
import { endpoints } from '../../../contract/index.ts';
import { ask } from '../../support/ask.ts';
import { checksumsOf } from '../../support/checksums.ts';
import { rowsOf } from '../../support/database.ts';
import { makeWorld, type Persona, type World } from './cast.ts';
import type { Request } from './fillings.ts';
import { checkTraces, type Probed } from './traces.ts';
import { inTurns } from './turns.ts';
import { askWhole, makeWithTakenIds, visit, type Stop } from './visit.ts';

interface Walk {
  base: string;
  ownerUrl: string;
  /**
   * `wide`: everybody at every place, with every kind of id. `narrow`: with the kind that belongs there, and whoever is refused
   * whatever they ask comes to every fourth endpoint.
   */
  width: 'wide' | 'narrow';
  /** Whose walk it is; everybody's, unless it is said. */
  only?: (persona: Persona) => boolean;
}

export interface Walked {
  probes: number;
  /** How many of them were refused, each with its row in the security log. */
  denied: number;
  people: number;
  /** What fell short, each in a line; empty when the wall holds. */
  breaches: string[];
}

/** What came back so far, and what of it should not have. */
interface Notes {
  probed: Probed[];
  breaches: string[];
}

/** Walks every endpoint as everybody who has no business with the victim's rows. */
export async function walk({ base, ownerUrl, width, only = () => true }: Walk): Promise<Walked> {
  const world = await makeWorld({ base, ownerUrl });
  const { victim } = world;
  const cast = world.cast.filter(only);
  const before = await checksumsOf(ownerUrl, victim.tenantId);
  const deeds = await deedsOf(ownerUrl, victim.tenantId);
  const notes: Notes = { probed: [], breaches: [] };
  const stops = endpoints.flatMap((endpoint, row) =>
    cast.map((persona, column) => ({
      ...stopAt(base, world, notes, endpoint, persona),
      turn: width === 'wide' ? null : row + column,
    })),
  );
  for (const part of inOrder(stops)) await inTurns(part.map((stop) => () => visit(stop, victim)));
  for (const stop of stops) await askWhole(stop, victim);
  for (const stop of stops) await makeWithTakenIds(stop, victim);
  const after = await checksumsOf(ownerUrl, victim.tenantId);
  for (const [table, sum] of Object.entries(before))
    if (after[table] !== sum && !logs.includes(table))
      notes.breaches.push(`${table} of the victim changed`);
  if ((await deedsOf(ownerUrl, victim.tenantId)) !== deeds)
    notes.breaches.push('the audit log of the victim tells of a deed');
  const { denied, breaches } = await checkTraces(ownerUrl, victim, notes.probed);
  return {
    probes: notes.probed.length,
    denied,
    people: cast.length,
    breaches: [...notes.breaches, ...breaches],
  };
}

/** What is read must not change meanwhile: reading comes first, and before it the log of what is refused and exported. */
function inOrder(stops: Stop[]): Stop[][] {
  const rank = ({ endpoint: { method, needs, type } }: Stop) => {
    if (method !== 'GET') return 2;
    return needs?.[0] === 'securityLog' && !type ? 0 : 1;
  };
  return [0, 1, 2].map((part) => stops.filter((stop) => rank(stop) === part));
}

/** What the victim's own people and forms are refused stands there. */
const logs = ['security_event', 'not_found', 'audit_event', 'audit_link', 'audit_head'];

/** How much was done in a company, by its audit log: what was only tried is left out. */
async function deedsOf(ownerUrl: string, tenantId: string): Promise<string> {
  const [row] = await rowsOf<{ deeds: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(e::text, '' order by id)), '') as deeds
     from audit_event e where tenant_id = $1 and result = 'ok'`,
    [tenantId],
    ownerUrl,
  );
  return row?.deeds ?? '';
}

function stopAt(
  base: string,
  { victim }: World,
  { probed, breaches }: Notes,
  endpoint: Endpoint,
  persona: Persona,
): Omit<Stop, 'turn'> {
  const canaries = persona.isInside ? [victim.word] : [victim.word, victim.openWord, victim.slug];
  const say = ({ input, headers }: Request, what: string) =>
    breaches.push(
      `${endpoint.id} as ${persona.name} with ${JSON.stringify([input, headers])}: ${what}`,
    );
  const send = async (request: Request) => {
    const headers = { ...persona.asker.headers, ...request.headers };
    const answer = await ask(base, endpoint, request.input, { ...persona.asker, headers });
    probed.push({ who: persona, endpoint, input: request.input, answer });
    const told = answer.text + JSON.stringify([...answer.headers]);
    if (canaries.some((canary) => told.includes(canary))) say(request, `tells ${answer.text}`);
    if (answer.status >= 500) say(request, `answers ${answer.status}`);
    return answer;
  };
  return { endpoint, persona, send, say };
}
