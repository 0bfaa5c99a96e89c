import type { Subject } from './card.ts';

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
  /** The capture in the outbox, and the lead it makes. */
  saved: { entryId: string; type: 'lead' | 'client' | 'contact'; id: string; name: string } | null;
}

/** What the rep made of a page so far; kept until the tab closes, so that closing the panel loses nothing. */
export interface PanelDraft {
  subject: Subject;
  /** By `subjectKey`. */
  cards: Record<string, CardDraft>;
}

export const emptyCard: CardDraft = {
  edits: {},
  duplicateReason: '',
  said: '',
  kind: '',
  followUpLine: 'tomorrow 9:00',
  followUpToo: false,
  saved: null,
};
