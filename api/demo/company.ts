import type { Actor } from '../db/tenant.ts';
import type { Books } from './books.ts';
import type { Calendar } from './calendar.ts';
import type { Cast } from './cast.ts';
import { chance, pick, type Random } from './random.ts';
import type { Trade } from './words/trade.ts';

/** Who works at the company. */
export interface Team {
  admin: Actor;
  manager: Actor;
  reps: Actor[];
}

/** A company whose year is being told, and all that is needed to tell it. */
export interface Company {
  slug: string;
  name: string;
  country: string;
  currency: string;
  timeZone: string;
  trade: Trade;
  team: Team;
  books: Books;
  cast: Cast;
  calendar: Calendar;
  random: Random;
}

/** Most leads are the reps'; some the manager keeps. */
export function ownerIn({ team, random }: Company): Actor {
  return chance(random, 0.1) ? team.manager : pick(random, team.reps);
}

/** An amount in minor units, as round as a first estimate is. */
export function worth({ random, currency }: Company, [least, most]: readonly [number, number]) {
  const thousands = least + (most - least) * random() ** 2;
  return { amount: Math.round(thousands * 2) * 50_000, currency };
}

export function teamOf(actors: Actor[]): Team {
  const admin = actors.find(({ role }) => role === 'admin');
  const manager = actors.find(({ role }) => role === 'manager');
  if (!admin || !manager) throw new Error('A company needs an admin and a manager');
  return { admin, manager, reps: actors.filter(({ role }) => role === 'rep') };
}
