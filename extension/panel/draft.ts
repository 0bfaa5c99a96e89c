import type { Subject } from './card.ts';

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
  /** The act in the outbox that saved it, and the record it is about. */
  saved: { entryId: string; target: Target; name: string } | null;
}

/** What the rep made of a page so far; kept until the tab closes, so that closing the panel loses nothing. */
export interface PanelDraft {
  /** The page it is about; on another page it counts for nothing. */
  url: string | null;
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
  followedUp: null,
  logged: null,
  saved: null,
};
