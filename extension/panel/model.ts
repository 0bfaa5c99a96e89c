import { computed, signal } from '@preact/signals';

import type { Capture } from '../../contract/capture.ts';
import { t } from '../../widget/messages/t-extension.ts';
import { readFollowUp } from '../../widget/state/when.ts';
import { ask } from '../messages.ts';
import type { OutboxModel } from '../outbox-view/model.ts';
import { fieldRule } from '../session/may.ts';
import type { SessionModel } from '../session/model.ts';
import { readTab, watchTab, writeTab, type OwnTab } from '../storage.ts';
import { primarySubject, readCard, subjectsOf, type Subject } from './card.ts';
import { capturedFrom as capturedFromIn, draftKey } from './draft-key.ts';
import {
  cardIn,
  savedBy,
  withCard,
  withSavedOf,
  type CardDraft,
  type PanelDrafts,
} from './draft.ts';
import { watchEarlierPage } from './earlier-page.ts';
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
export async function createPanelModel(tab: OwnTab, { session, outbox }: Shared) {
  const [first, kept] = await Promise.all([readTab('read', tab), readTab('drafts', tab)]);
  const { current, apiAddress } = session;
  const page = signal(first);
  const drafts = signal(kept);
  const earlier = watchEarlierPage(tab.id);
  const isEarlier = computed(() => earlier.isEarlier.value && page.value.capture !== null);
  if (first.capture) void earlier.compare(first.capture.page.url);
  const stopPage = watchTab('read', tab, (found) => {
    page.value = found;
    earlier.isEarlier.value = false;
  });
  const stopDrafts = watchTab('drafts', tab, (stored) => {
    drafts.value = withSavedOf(drafts.value, stored);
  });

  const capture = computed(() => page.value.capture ?? unreadCapture);
  const keyOf = (one: Subject) => draftKey(capture.value, one);
  const subject = computed<Subject>(() => {
    const { chosen } = drafts.value;
    const others = [...subjectsOf(capture.value), null];
    const found = others.find((one) => keyOf(one) === chosen);
    return found === undefined ? primarySubject(capture.value) : found;
  });
  const key = computed(() => keyOf(subject.value));
  const capturedFrom = computed(() => capturedFromIn(capture.value, subject.value));
  const savedOf = (one: Subject) =>
    savedBy(
      cardIn(drafts.value, keyOf(one)),
      capturedFromIn(capture.value, one),
      outbox.entries.value,
    );
  const card = computed(() => {
    const drafted = cardIn(drafts.value, key.value);
    const saved = savedOf(subject.value);
    // After one that was discarded comes another one.
    return { ...drafted, saved, id: drafted.saved && !saved ? null : drafted.id };
  });
  /** What the role may not do with the field that a value goes into. */
  const ruleOf = (path: string) =>
    current.value ? fieldRule(current.value, 'lead', path.replace(/\..*/, '')) : null;
  const values = computed(() =>
    withEdits(readCard(capture.value, subject.value), card.value.edits).filter(
      ({ path }) => ruleOf(path) !== 'hidden',
    ),
  );
  const writable = computed(() => values.value.filter(({ path }) => ruleOf(path) === null));
  /** All that is shown, and what of it is saved. */
  const shown = computed(() => leadFields(values.value));
  const fields = computed(() => leadFields(writable.value));
  const problems = computed(
    () => new Map(writable.value.map((value) => [value.path, problemOf(value)] as const)),
  );
  const missing = computed(() => missingIn(fields.value));
  const name = computed(() => titleOf(shown.value));
  const matches = watchMatches({ current, fields: shown });

  const keep = (changed: PanelDrafts) => {
    drafts.value = changed;
    return writeTab('drafts', tab, changed);
  };
  const keepChange = (part: Partial<CardDraft>) =>
    keep(withCard(drafts.value, key.value, { ...cardIn(drafts.value, key.value), ...part }));
  const change = (part: Partial<CardDraft>) => void keepChange(part);
  const edit = (path: string, value: string) =>
    change({ edits: { ...card.value.edits, [path]: value } });
  const choose = (chosen: Subject) => void keep({ ...drafts.value, chosen: keyOf(chosen) });

  /** Whatever was saved elsewhere meanwhile, as storage has it now. */
  const catchUp = async () => {
    const [stored] = await Promise.all([readTab('drafts', tab), outbox.load()]);
    drafts.value = withSavedOf(drafts.value, stored);
  };

  const usualTitle = () =>
    missing.value ? t('panel.followUpUnnamed') : t('panel.followUpTitle', { name: name.value });
  const followUp = computed(() => {
    const { title, when } = readFollowUp(card.value.followUpLine, Date.now(), timeZone);
    return when && { title: title || usualTitle(), when };
  });

  const stop = () => {
    stopPage();
    earlier.stop();
    stopDrafts();
    matches.stop();
  };
  const readAgain = () => ask('captureTab', { tabId: tab.id });

  return {
    apiAddress,
    current,
    outbox,
    page,
    isEarlier,
    capture,
    subject,
    card,
    values,
    ruleOf,
    fields,
    problems,
    missing,
    name,
    matches,
    followUp,
    key,
    capturedFrom,
    savedOf,
    change,
    keepChange,
    catchUp,
    edit,
    choose,
    readAgain,
    stop,
  };
}
