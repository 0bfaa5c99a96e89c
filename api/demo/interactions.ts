import { interaction } from '../../contract/records/interaction.ts';
import { note } from '../../contract/records/note.ts';
import type { Actor } from '../db/tenant.ts';
import { create, subjectOf, type Kept } from './books.ts';
import { later } from './calendar.ts';
import type { Company } from './company.ts';
import { between, chance, pick, shuffled } from './random.ts';
import { steps, type Step } from './words/steps.ts';

/** Whom something happened with, as texts name them. */
export interface Counterpart {
  kept: Kept;
  owner: Actor;
  firstName: string | null;
  lastName: string | null;
  company: string;
  need: string;
  lostReason: string;
}

/** Writes down something that happened, a few minutes after it did. */
export function happened(
  company: Company,
  step: Step,
  partner: Counterpart,
  at: Date,
  followUpId: string | null = null,
): Kept {
  const { books, random } = company;
  const words = steps[step];
  const { kind, direction, outcome, minutes } = words;
  const said = speaker(company, partner);
  const text = pick<{ subject: string; body: string }>(random, words.texts);
  const draft = {
    subjectOf: subjectOf(partner.kept),
    kind,
    direction,
    outcome,
    occurredAt: at.toISOString(),
    durationMinutes: minutes && between(random, minutes[0], minutes[1]),
    subject: said(text.subject).slice(0, 200),
    body: said(text.body),
    participants: kind === 'meeting' && partner.firstName ? [nameOf(partner)] : [],
    followUpId,
  };
  return create(books, interaction, draft, {
    by: partner.owner,
    at: later(at, between(random, 1, 8)),
  });
}

const nameOf = ({ firstName, lastName }: Counterpart) =>
  [firstName, lastName].filter(Boolean).join(' ');

/** Writes down a fact worth keeping. */
export function noted(company: Company, about: Counterpart, at: Date, text?: string): Kept {
  const { books, random, trade } = company;
  const facts = shuffled(random, trade.facts).slice(0, chance(random, 0.35) ? 2 : 1);
  const body = text ?? facts.join('\n');
  const pinnedForTeam = text === undefined && chance(random, 0.12);
  const draft = { about: subjectOf(about.kept), body, pinnedForTeam };
  return create(books, note, draft, { by: about.owner, at });
}

/** Fills a template's `{words}` with what this counterpart and this company say. */
function speaker({ random, trade }: Company, partner: Counterpart) {
  const words: Record<string, () => string> = {
    first: () => partner.firstName ?? 'the front desk',
    sender: () => partner.firstName ?? partner.company,
    hello: () => (partner.firstName ? `Hello ${partner.firstName}` : 'Good morning'),
    company: () => partner.company,
    need: () => partner.need,
    me: () => partner.owner.name,
    mine: () => partner.owner.name.split(' ')[0] ?? '',
    event: () => pick(random, trade.events),
    lost: () => partner.lostReason.toLowerCase(),
    number: () => String(between(random, 2100, 9899)),
    remark: () => pick(random, trade.remarks),
    meeting: () => pick(random, trade.meetings),
    service: () => pick(random, trade.service),
    promise: () => lowerFirst(pick(random, trade.promises)),
  };
  return (template: string) =>
    upperFirst(template.replace(/\{(\w+)\}/g, (_, word: string) => words[word]?.() ?? word));
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
