import type { RecordType } from '../../../contract/record.ts';
import { outcomes } from '../../../contract/records/choices.ts';
import { isRecordName, recordTypes } from '../../../contract/records/index.ts';
import type { TimelineEntry } from '../../../contract/timeline.ts';
import { t } from '../../messages/t-workspace.ts';

export interface Described {
  icon: string;
  sentence: string;
  title: string | null;
  body: string | null;
  chips: string[];
  sourceUrl: string | null;
}

type Activity = Extract<TimelineEntry, { kind: 'activity' }>['activity'];

const plain = { title: null, body: null, chips: [], sourceUrl: null };

/** A timeline's entry in words. */
export function describe(entry: TimelineEntry): Described {
  const actor = entry.actor ?? nobody(entry);
  switch (entry.kind) {
    case 'note': {
      const { body } = entry.note;
      return { ...plain, icon: 'note', sentence: t('timeline.noted', { actor }), body };
    }
    case 'interaction': {
      const { kind, subject: title, body, outcome, sourceUrl } = entry.interaction;
      const chips = outcome ? [outcomes[outcome]] : [];
      return {
        icon: kind,
        sentence: t(`timeline.${kind}`, { actor }),
        title,
        body,
        chips,
        sourceUrl,
      };
    }
    case 'followUp': {
      const { title, outcome, outcomeNote: body, status } = entry.followUp;
      const words = status === 'done' ? 'timeline.followedUp' : 'timeline.planned';
      const chips = outcome ? [outcomes[outcome]] : [];
      return { ...plain, icon: 'followUp', sentence: t(words, { actor }), title, body, chips };
    }
    default:
      return { ...plain, icon: 'activity', sentence: activitySentence(actor, entry.activity) };
  }
}

/** Who did what no member did, as the subject of a sentence. */
const nobody = ({ source }: TimelineEntry) =>
  source === 'widget' ? t('timeline.websiteForm') : t('timeline.somebody');

function activitySentence(actor: string, { verb, objectName, objectType, details }: Activity) {
  const type = isRecordName(objectType) ? recordTypes[objectType] : null;
  const labels = verb === 'changed' && type ? changedLabels(type, details['fields']) : [];
  const moved = type && movedTo(type, details['status']);
  if (moved) return t('timeline.moved', { actor, status: moved });
  if (labels.length > 0) return t('timeline.changedFields', { actor, fields: labels.join(', ') });
  return (
    mergeSentence(actor, verb, objectName, details['fromName']) ??
    t(`timeline.${verb}`, { actor, name: objectName })
  );
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
