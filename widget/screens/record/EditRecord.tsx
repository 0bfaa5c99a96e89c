import { useEffect } from 'preact/hooks';

import { flat, valueIn } from '../../../contract/custom-declaration.ts';
import type { RecordType, Row } from '../../../contract/record.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { readOnly } from '../../state/rights.ts';
import { AlreadyThere } from '../AlreadyThere.tsx';
import { groupsOf } from '../layouts.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';

interface EditRecordProps {
  page: RecordPage;
  record: AnyRecord;
  onLeave: () => void;
}

/** All fields of a record at once, drawn from its declaration; what the role may only read stands there as text. Only what differs is sent. */
export function EditRecord({ page, record, onLeave }: EditRecordProps) {
  const { drafts } = useWorkspace();
  const { type, id } = page;
  const me = useMe();
  const fixed = me ? readOnly(me, type) : [];
  const groups = groupsOf(type, { computed: false, fixed });
  const names = groups.flatMap(({ fields }) => fields);
  const fields = Object.fromEntries(
    Object.entries(type.fields).filter(
      ([name, { kind }]) => names.includes(name) && !fixed.includes(name) && kind !== 'values',
    ),
  );
  const form = drafts.open(`${id}/edit`, {
    fields,
    check: type.check,
    initial: flat(record, type),
  });
  useEffect(() => form.rebase(flat(record, type)), [form, record, type]);
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
      fixed={fixedOf(type, fixed, record)}
      focus={names.find((name) => name in fields)}
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

/** Fields that are shown and not asked, with what they hold. */
const fixedOf = (type: RecordType, names: string[], record: AnyRecord) =>
  new Map(
    names.flatMap((name) => {
      const field = type.fields[name];
      return field ? [[name, { field, value: valueIn(record, name) }] as const] : [];
    }),
  );
