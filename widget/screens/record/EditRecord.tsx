import { useEffect } from 'preact/hooks';

import type { Row } from '../../../contract/record.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { AlreadyThere } from '../AlreadyThere.tsx';
import { groupsOf } from '../layouts.ts';
import { useWorkspace } from '../workspace-context.ts';

interface EditRecordProps {
  page: RecordPage;
  record: AnyRecord;
  onLeave: () => void;
}

/** All fields of a record at once, drawn from its declaration. Only what differs is sent. */
export function EditRecord({ page, record, onLeave }: EditRecordProps) {
  const { drafts } = useWorkspace();
  const { type, id } = page;
  const groups = groupsOf(type, { computed: false });
  const names = groups.flatMap(({ fields }) => fields);
  const fields = Object.fromEntries(
    Object.entries(type.fields).filter(
      ([name, { kind }]) => names.includes(name) && kind !== 'values',
    ),
  );
  const form = drafts.open(`${id}/edit`, { fields, check: type.check, initial: record });
  useEffect(() => form.rebase(record), [form, record]);
  const save = async (extras: Row = {}) => {
    await page.save({ ...form.changes(), ...extras });
    drafts.drop(`${id}/edit`);
    onLeave();
  };
  const leave = () => {
    if (Object.keys(form.changes()).length === 0) drafts.drop(`${id}/edit`);
    onLeave();
  };
  const existing = form.duplicate.value;
  return (
    <RecordForm
      form={form}
      groups={groups}
      focus={groups[0]?.fields[0]}
      submitLabel={t('common.save')}
      onSave={save}
      onLeave={leave}
    >
      {existing && (
        <AlreadyThere
          existing={existing}
          onSaveAnyway={(duplicateReason) => form.submit(() => save({ duplicateReason }))}
        />
      )}
    </RecordForm>
  );
}
