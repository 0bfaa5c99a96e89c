import { records } from '../../../contract/index.ts';
import type { DraftOf } from '../../../contract/record.ts';
import { interaction } from '../../../contract/records/interaction.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import { useWorkspace } from '../workspace-context.ts';

type Draft = DraftOf<typeof interaction>;

interface InteractionComposerProps {
  kind: 'call' | 'email' | 'meeting';
  subjectOf: Draft['subjectOf'];
}

const { body, outcome, occurredAt, direction, subject } = interaction.fields;

/** What is asked of each kind: an e-mail has a subject line and no outcome. */
const asked = {
  call: { body, outcome, direction, occurredAt },
  email: { subject, body, direction, occurredAt },
  meeting: { body, outcome, occurredAt },
};

/** Logs a call, an e-mail or a meeting that took place, just now unless another time is given. */
export function InteractionComposer({ kind, subjectOf }: InteractionComposerProps) {
  const { call, changes, drafts, toasts } = useWorkspace();
  const fields = asked[kind];
  const now = () => new Date().toISOString();
  const initial = { direction: 'out', occurredAt: now() };
  const form = drafts.open(`${subjectOf.id}/${kind}`, { fields, initial });
  const save = async () => {
    // The form holds what the declarations of its fields say, checked by them before this is called.
    const values = form.values() as Pick<Draft, 'occurredAt'> & Partial<Draft>;
    const record = await call(records.interaction.create, {
      id: form.id(),
      ...values,
      kind,
      subjectOf,
    });
    form.reset({ ...initial, occurredAt: now() });
    changes.tell({ type: 'interaction', id: record.id, record });
    toasts.show(t('acts.logged'));
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: Object.keys(fields) }]}
      focus={kind === 'email' ? 'subject' : 'body'}
      submitLabel={t('composer.log', { kind: t(`composer.${kind}`).toLowerCase() })}
      onSave={save}
    />
  );
}
