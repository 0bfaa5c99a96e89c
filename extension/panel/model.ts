import { computed, signal } from '@preact/signals';

import type { Capture } from '../../contract/capture.ts';
import { t } from '../../widget/messages/t.ts';
import { readFollowUp } from '../../widget/state/when.ts';
import { ask } from '../messages.ts';
import type { OutboxModel } from '../outbox-view/model.ts';
import type { SessionModel } from '../session/model.ts';
import { readTab, watchTab, writeTab } from '../storage.ts';
import { primarySubject, readCard, subjectKey, type Subject } from './card.ts';
import { emptyCard, type CardDraft, type PanelDraft } from './draft.ts';
import { leadFields, missingIn, problemOf, titleOf, withEdits } from './lead-fields.ts';
import { watchMatches } from './match-model.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What stands for a page that could not be read, so that a lead can be typed in. */
const unreadCapture: Capture = {
  page: { url: '', title: '', kind: 'page' },
  people: [],
  companies: [],
  primary: null,
  email: null,
  evidence: [],
};

/** What is the same whichever tab the panel is about. */
interface Shared {
  session: SessionModel;
  outbox: OutboxModel;
}

export type PanelModel = Awaited<ReturnType<typeof createPanelModel>>;

/** What was read off one tab, and what the rep makes of it. Every keystroke is kept until the tab closes. */
export async function createPanelModel(tabId: number, { session, outbox }: Shared) {
  const [first, kept] = await Promise.all([readTab('read', tabId), readTab('draft', tabId)]);
  const { current, apiAddress } = session;
  const page = signal(first);
  const draft = signal<PanelDraft | null>(kept);
  const stopWatching = watchTab(tabId, (found) => {
    page.value = found;
  });

  const capture = computed(() => page.value.capture ?? unreadCapture);
  /** What the rep typed about another page is about somebody else. */
  const ownDraft = computed<PanelDraft>(() => {
    const { url } = capture.value.page;
    if (draft.value?.url === url) return draft.value;
    return { url, subject: primarySubject(capture.value), cards: {} };
  });
  const subject = computed(() => ownDraft.value.subject);
  const card = computed(() => {
    const drafted = ownDraft.value.cards[subjectKey(subject.value)] ?? emptyCard;
    const { saved } = drafted;
    // What was discarded in the outbox is not saved any more.
    const isThere = outbox.entries.value.some(({ id }) => id === saved?.entryId);
    return isThere ? drafted : { ...drafted, saved: null };
  });
  const values = computed(() =>
    withEdits(readCard(capture.value, subject.value), card.value.edits),
  );
  const fields = computed(() => leadFields(values.value));
  const problems = computed(
    () => new Map(values.value.map((value) => [value.path, problemOf(value)] as const)),
  );
  const missing = computed(() => missingIn(fields.value));
  const name = computed(() => titleOf(fields.value));
  const matches = watchMatches({ current, fields });

  const keep = (changed: PanelDraft) => {
    draft.value = changed;
    void writeTab('draft', tabId, changed);
  };
  const change = (part: Partial<CardDraft>) =>
    keep({
      ...ownDraft.value,
      cards: {
        ...ownDraft.value.cards,
        [subjectKey(subject.value)]: { ...card.value, ...part },
      },
    });
  const edit = (path: string, value: string) =>
    change({ edits: { ...card.value.edits, [path]: value } });
  const choose = (chosen: Subject) => keep({ ...ownDraft.value, subject: chosen });

  const usualTitle = () =>
    missing.value ? t('panel.followUpUnnamed') : t('panel.followUpTitle', { name: name.value });
  const followUp = computed(() => {
    const { title, when } = readFollowUp(card.value.followUpLine, Date.now(), timeZone);
    return when && { title: title || usualTitle(), when };
  });

  const stop = () => {
    stopWatching();
    matches.stop();
  };
  const readAgain = () => ask('captureTab', { tabId });

  return {
    apiAddress,
    current,
    outbox,
    page,
    capture,
    subject,
    card,
    values,
    fields,
    problems,
    missing,
    name,
    matches,
    followUp,
    ownDraft,
    change,
    edit,
    choose,
    readAgain,
    stop,
  };
}
