import type { RecordType } from '../../../contract/record.ts';
import { outcomes } from '../../../contract/records/choices.ts';
import { isRecordName, recordTypes, type RecordName } from '../../../contract/records/index.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import type { FieldChanges } from '../../components/ChangeList.tsx';
import { t } from '../../messages/t-workspace.ts';

export interface Described {
  icon: string;
  sentence: string;
  /** A record that the sentence names, and under which name: a link leads there. */
  named: { type: RecordName; id: string; name: string } | null;
  title: string | null;
  body: string | null;
  chips: string[];
  sourceUrl: string | null;
  /** What changed beyond what the sentence says. */
  changes: FieldChanges;
}

type Activity = Extract<TimelineEntry, { kind: 'activity' }>['activity'];

const plain: Omit<Described, 'icon' | 'sentence'> = {
  named: null,
  title: null,
  body: null,
  chips: [],
  sourceUrl: null,
  changes: {},
};

/** A timeline's entry in words, on the page of the record with the id `here`. */
export function describe(entry: TimelineEntry, here = ''): Described {
  const actor = entry.actor ?? nobody(entry);
  switch (entry.kind) {
    case 'note': {
      const { body } = entry.note;
      return { ...plain, icon: 'note', sentence: t('timeline.noted', { actor }), body };
    }
    case 'interaction': {
      const { kind, subject: title, body, outcome, sourceUrl } = entry.interaction;
      const chips = outcome ? [outcomes[outcome]] : [];
      const sentence = t(`timeline.${kind}`, { actor });
      return { ...plain, icon: kind, sentence, title, body, chips, sourceUrl };
    }
    case 'followUp': {
      const { kind, title, outcome, outcomeNote: body, status } = entry.followUp;
      const planned = kind === 'task' ? 'timeline.plannedTask' : 'timeline.planned';
      const words = status === 'done' ? 'timeline.followedUp' : planned;
      const chips = outcome ? [outcomes[outcome]] : [];
      return { ...plain, icon: 'followUp', sentence: t(words, { actor }), title, body, chips };
    }
    default:
      return { ...plain, icon: 'activity', ...describeActivity(actor, entry.activity, here) };
  }
}

/** Who did what no member did, as the subject of a sentence. */
const nobody = ({ source }: TimelineEntry) =>
  source === 'widget' ? t('timeline.websiteForm') : t('timeline.somebody');

function describeActivity(
  actor: string,
  activity: Activity,
  here: string,
): Pick<Described, 'sentence' | 'named' | 'changes'> {
  const { verb, objectName: name, objectType, objectId: id, details, changes } = activity;
  if (!isRecordName(objectType))
    return { sentence: t(`timeline.${verb}`, { actor, name }), named: null, changes: {} };
  if (objectType === 'note') return { ...aboutNote(actor, activity), named: null };
  const isHere = id === here;
  // What was deleted has no page to lead to, and the page one is on needs no link.
  const named = isHere || verb === 'deleted' ? null : { type: objectType, id, name };
  const merge = mergeSentence(actor, verb, name, details['fromName']);
  if (merge !== null) return { sentence: merge, named, changes: {} };
  const type = recordTypes[objectType];
  const moved = movedTo(type, details['status']);
  const { status: _told, ...rest } = changes;
  if (moved && isHere)
    return { sentence: t('timeline.moved', { actor, status: moved }), named, changes: rest };
  if (moved)
    return {
      sentence: t('timeline.movedOf', { actor, name, status: moved }),
      named,
      changes: rest,
    };
  const fields = verb === 'changed' ? changedLabels(type, details['fields']).join(', ') : '';
  if (fields === '')
    return { sentence: t(`timeline.${verb}`, { actor, name }), named, changes: {} };
  const sentence = isHere
    ? t('timeline.changedFields', { actor, fields })
    : t('timeline.changedFieldsOf', { actor, fields, name });
  return { sentence, named, changes };
}

/** A note's name is its text: what became of it is told without repeating it. */
function aboutNote(actor: string, { verb, objectName: name, changes }: Activity) {
  const [, pinned] = changes['pinnedForTeam'] ?? [];
  if (pinned === true) return { sentence: t('timeline.pinned', { actor }), changes: {} };
  if (pinned === false) return { sentence: t('timeline.unpinned', { actor }), changes: {} };
  if (verb === 'changed' || verb === 'deleted' || verb === 'restored')
    return { sentence: t(`timeline.note.${verb}`, { actor }), changes };
  return { sentence: t(`timeline.${verb}`, { actor, name }), changes: {} };
}

/** Of a merge and its undoing: which other record had a part in it. */
function mergeSentence(
  actor: string,
  verb: Activity['verb'],
  name: string,
  from: unknown,
): string | null {
  if (typeof from !== 'string') return null;
  if (verb === 'merged') return t('timeline.mergedFrom', { actor, from, name });
  return verb === 'unmerged' ? t('timeline.unmergedFrom', { actor, from, name }) : null;
}

/** The labels of fields, as they stand inside a sentence. */
function changedLabels(type: RecordType, names: unknown): string[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name) => {
    const field = type.fields[String(name)];
    return field && !field.computed ? [field.label.toLowerCase()] : [];
  });
}

/** The label of the status that a record was moved to. */
function movedTo(type: RecordType, status: unknown): string | null {
  if (!Array.isArray(status)) return null;
  return type.fields['status']?.options?.find(({ value }) => value === status[1])?.label ?? null;
}
