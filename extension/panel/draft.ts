import type { OutboxEntry, OutboxInput } from '../outbox/entry.ts';

export interface Target {
  type: 'lead' | 'client' | 'contact';
  id: string;
}

/** What the rep did with one person of a page. */
export interface CardDraft {
  /** Typed values by path. */
  edits: Record<string, string>;
  /** Why a new lead is made although there is one like it. */
  duplicateReason: string;
  /** What happened, to be logged. */
  said: string;
  kind: string;
  /** The line to read a follow-up from. */
  followUpLine: string;
  /** The follow-up is to be saved together with the lead. */
  followUpToo: boolean;
  /** The follow-up that was added, in its own words; null when none was. */
  followedUp: string | null;
  /** The interaction in the outbox that was logged last. */
  logged: string | null;
  /** What the capture is called once it is saved: made once, so that no second one can come of the same draft. */
  id: string | null;
  /** The act in the outbox that saved it, and the record it is about. */
  saved: Saved | null;
}

export interface Saved {
  entryId: string;
  target: Target;
  name: string;
}

/** What the rep made of the pages of a tab so far, so that closing the panel, or coming back to a page, loses nothing. */
export interface PanelDrafts {
  /** The `draftKey` of whom the rep chose last; null before. */
  chosen: string | null;
  /** By `draftKey`, what changed last at the end. */
  cards: { key: string; card: CardDraft }[];
}

export const emptyCard: CardDraft = {
  edits: {},
  duplicateReason: '',
  said: '',
  kind: '',
  followUpLine: 'tomorrow 9:00',
  followUpToo: false,
  followedUp: null,
  logged: null,
  id: null,
  saved: null,
};

/** How many people's drafts a tab keeps; the oldest go first. */
const most = 20;

export const noDrafts: PanelDrafts = { chosen: null, cards: [] };

export const cardIn = ({ cards }: PanelDrafts, key: string): CardDraft =>
  cards.find((one) => one.key === key)?.card ?? emptyCard;

/** The same drafts with this one changed. */
export const withCard = (drafts: PanelDrafts, key: string, card: CardDraft): PanelDrafts => ({
  ...drafts,
  cards: [...drafts.cards.filter((one) => one.key !== key), { key, card }].slice(-most),
});

/**
 * The act in the outbox that saved a draft: the one it remembers, else one for the same page and person. What was discarded there is not
 * saved any more.
 */
export function savedBy(
  { id: ownId, saved }: CardDraft,
  capturedFrom: string | null,
  entries: OutboxEntry[],
): Saved | null {
  if (entries.some(({ id }) => id === saved?.entryId)) return saved;
  const same = entries.findLast(
    (entry) => entry.id === ownId || (capturedFrom !== null && entry.capturedFrom === capturedFrom),
  );
  if (!same) return null;
  // Only captures are from a page.
  const { target } = same.input as OutboxInput<'capture'>;
  return { entryId: same.id, name: same.label, target: target ?? { type: 'lead', id: same.id } };
}

/** One's own drafts, with what another panel on the same tab saved meanwhile. */
export const withSavedOf = (own: PanelDrafts, stored: PanelDrafts): PanelDrafts =>
  stored.cards.reduce((drafts, { key, card: { id, saved } }) => {
    const card = cardIn(drafts, key);
    const isKnown = id === card.id && (!saved || saved.entryId === card.saved?.entryId);
    if (id === null || isKnown) return drafts;
    return withCard(drafts, key, { ...card, id, saved: saved ?? card.saved });
  }, own);
