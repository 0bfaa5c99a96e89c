import { isDeepStrictEqual } from 'node:util';

import type { Endpoint } from '../../../contract/endpoint.ts';
import { signOut } from '../../../contract/sessions.ts';
import type { Answer } from '../../support/ask.ts';
import { toldToStrangers } from '../../support/credential-examples.ts';
import { nowhere } from '../../support/examples.ts';
import { examplesOf } from '../isolation-examples.ts';
import type { Persona, Victim } from './cast.ts';
import type { Request } from './fillings.ts';
import { pairsAt, type Pair } from './pairs.ts';
import { nameOf, placesOf, type Place } from './places.ts';

/** Somebody at an endpoint. */
export interface Stop {
  endpoint: Endpoint;
  persona: Persona;
  /** Sends as that somebody. Whatever comes back must tell nothing of the victim. */
  send: (request: Request) => Promise<Answer>;
  say: (request: Request, what: string) => void;
  /** In a narrow walk, a number by which those who are refused anyway share the places between them. */
  turn: number | null;
}

/** All that somebody can try at an endpoint. */
export async function visit(stop: Stop, victim: Victim): Promise<void> {
  const { endpoint, persona, turn } = stop;
  const verdict = persona.owed(endpoint);
  if (verdict === 'own' || endpoint.id === signOut.id) return;
  // The files of a list take its filters and are read by its own statement: they share the places between them.
  const isShared = /\.export/.test(endpoint.id) && endpoint.needs?.[1] === 'export';
  const isMinor = turn !== null && (verdict !== 'compared' || !persona.isThorough || isShared);
  if (isMinor && turn % 4 > 0) return;
  if (verdict === 'open') return askOpenly(stop, victim);
  const open = placesOf(endpoint).filter(
    (place) => isForeign(stop, place) && (verdict !== 'compared' || !isOfNew(endpoint, place)),
  );
  const places = isMinor ? open.slice(turn % open.length).slice(0, 1) : open;
  const isWide = turn === null && verdict === 'compared';
  const all = places.flatMap((place) => pairsAt(endpoint, place, victim, persona, isWide));
  const pairs = isMinor ? all.slice(turn % Math.max(all.length, 1)).slice(0, 1) : all;
  if (verdict === 'compared') await compare(stop, pairs);
  else await expectRefusals(stop, verdict, pairs);
}

/** Whether what stands in a place is none of the asker's business: not what is everybody's within the company. */
function isForeign({ endpoint, persona: { isInside, owed } }: Stop, place: Place): boolean {
  if (!isInside || owed(endpoint) !== 'compared') return true;
  // A page of what everybody sees, a request that makes something.
  if (place.takes === 'cursor') return endpoint.needs !== null;
  return place.takes !== 'idempotency-key' || endpoint.path.includes(':id');
}

/** Ids are made by whoever makes a record. */
const isOfNew = ({ method, path }: Endpoint, { takes, at }: Place) =>
  method === 'POST' && takes === 'id' && at.at(-1) === 'id' && !path.includes(':id');

/** Anybody may ask: nobody learns more than that they were wrong. */
async function askOpenly({ endpoint, send, say }: Stop, { ids, word }: Victim) {
  const expected = toldToStrangers[endpoint.id] ?? 401;
  for (const input of examplesOf(endpoint, ids, word)) {
    const request = { input, headers: {} };
    const { status, text } = await send(request);
    if (status !== expected && status !== endpoint.status)
      say(request, `answers ${status} ${text}`);
  }
}

/** Whoever is refused is told so, in the same words whatever they ask for and however. */
async function expectRefusals({ endpoint, send, say }: Stop, verdict: number, pairs: Pair[]) {
  const bare = { input: examplesOf(endpoint, nowhere(), 'nobody')[0] ?? {}, headers: {} };
  const nonsense = { input: { ...bare.input, nonsense: [1] }, headers: { 'if-match': 'nonsense' } };
  const usual = await send(bare);
  for (const request of [nonsense, ...pairs.map(({ theirs }) => theirs())]) {
    const told = await send(request);
    if (told.status !== verdict || !isSame(told, usual))
      say(request, `answers ${told.status} ${told.text}`);
  }
}

const references: Place['takes'][] = ['id', 'ids', 'subject', 'role', 'stray'];

/** What is said about the victim's ids is what is said about ids of nobody. */
async function compare({ endpoint, persona, send, say }: Stop, pairs: Pair[]) {
  const known = new Map<string, Answer>();
  for (const { place, name, theirs, nobodys } of pairs) {
    const request = theirs();
    const told = await send(request);
    const expected = known.get(name) ?? (await send(nobodys()));
    known.set(name, expected);
    const wrong = differs(endpoint, told, expected);
    if (wrong) say(request, wrong);
    const isReference = endpoint.method !== 'GET' && references.includes(place.takes);
    if (isReference && told.status < 400) say(request, `takes ${nameOf(place)}: ${told.text}`);
    else if (isReference && persona.isThorough && !isMissed(told, place))
      say(request, `has another reason than ${nameOf(place)}: ${told.text}`);
  }
}

/** Whether it was refused for what stands in the place, and so would have been taken if it were the asker's own. */
function isMissed({ status, body }: Answer, { at }: Place): boolean {
  const wrong: { field: string }[] = status === 422 ? body.errors : [];
  const names = [at.join('.'), String(at.at(-1))];
  return status === 404 || wrong.some(({ field }) => names.some((name) => field.startsWith(name)));
}

/** Whole examples about the victim and about nobody, also of what is about no id at all. */
export async function askWhole({ endpoint, persona, send, say }: Stop, { ids, word }: Victim) {
  if (persona.owed(endpoint) !== 'compared' || endpoint.id === signOut.id) return;
  if (!persona.isThorough || (persona.isInside && endpoint.method !== 'GET')) return;
  const aboutNobody = examplesOf(endpoint, nowhere(), word);
  for (const [at, input] of examplesOf(endpoint, ids, word).entries()) {
    const request = { input, headers: {} };
    const told = await send(request);
    const expected = await send({ input: aboutNobody[at] ?? {}, headers: {} });
    const wrong = differs(endpoint, told, expected);
    if (wrong) say(request, wrong);
    if (endpoint.path.includes(':id') && told.status !== 404)
      say(request, `answers ${told.status}`);
  }
}

/** The victim's ids are as good as any other for what is made elsewhere: it gets its own, and the victim keeps its own. */
export async function makeWithTakenIds(stop: Stop, victim: Victim) {
  const { endpoint, persona, send, say } = stop;
  const isMaker = persona.owed(endpoint) === 'compared' && persona.isThorough && !persona.isInside;
  if (!isMaker) return;
  // What is made inside of something else has been made on its own before.
  const places = placesOf(endpoint).filter((one) => isOfNew(endpoint, one) && one.at.length === 1);
  for (const place of places)
    for (const { theirs } of pairsAt(endpoint, place, victim, persona, false)) {
      const request = theirs();
      const { status, text } = await send(request);
      if (status !== endpoint.status) say(request, `answers ${status} ${text}`);
    }
}

/** Logs of the asker's own company, in which the walk itself is written down meanwhile; that nothing of the victim's stands in them is seen by its canaries. */
const growing = ['auditLog.', 'securityLog.', 'notFoundLog.'];

function differs({ id, method, type }: Endpoint, told: Answer, expected: Answer): string | null {
  // A print says when it was made; what stands in it is read as what stands in the CSV.
  if (type === 'application/pdf' && told.status === expected.status && told.status < 300)
    return null;
  const grows = growing.some((log) => id.startsWith(log));
  if (grows && told.status === expected.status && told.status < 300) return null;
  // What somebody new is called, and when it was made, differs.
  if (told.status === expected.status && told.status < 300 && method !== 'GET') return null;
  if (isSame(told, expected)) return null;
  return `answers ${told.status} ${told.text} but for nobody ${expected.status} ${expected.text}`;
}

const isSame = (one: Answer, other: Answer) =>
  one.status === other.status && isDeepStrictEqual(comparable(one), comparable(other));

const comparable = ({ body }: Answer): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const { requestId: _, now: __, ...rest } = body;
  return rest;
};
