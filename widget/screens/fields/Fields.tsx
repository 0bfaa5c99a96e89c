import { useEffect, useState } from 'preact/hooks';

import {
  customizable,
  type CustomField,
  type Customizable,
} from '../../../contract/custom-fields.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { createOwnFields } from '../../state/admin/own-fields.ts';
import { failureOf } from '../../state/failure.ts';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { EditField } from './EditField.tsx';
import { FieldsOfType } from './FieldsOfType.tsx';

/** What lies over the page: a new field of a kind of record, or one that is changed. */
type Over = { type: Customizable; field: CustomField | null };

/** The fields that the company gives its leads, clients and projects. */
export const Fields = ({ me }: { me: Me }) => (
  <SettingsPage me={me} needs={['tenant', 'change']} isNarrow>
    <OwnFields />
  </SettingsPage>
);

function OwnFields() {
  const { call, customFields, toasts } = useWorkspace();
  const model = useOwned(
    () => ({ ...createOwnFields({ call, onChange: customFields.put }), stop: () => {} }),
    [],
  );
  const [over, setOver] = useState<Over | null>(null);
  useEffect(() => void model.load(), [model]);
  const fields = model.fields.value;
  if (!fields)
    return model.failure.value ? (
      <Failed failure={model.failure.value} onRetry={() => void model.load()} />
    ) : (
      <Skeleton rows={3} height={120} />
    );

  /** For controls without a place for errors. */
  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('fields.failed', { why: failureOf(error).why }));
    }
  };
  const retire = (field: CustomField, retired: boolean) =>
    trying(async () => {
      const { id, label } = field;
      await model.change(field, { retired });
      const done = retired ? t('fields.retiredToast', { label }) : t('fields.backToast', { label });
      const undo = () => {
        const now = model.fields.peek()?.find((one) => one.id === id);
        if (now) void trying(() => model.change(now, { retired: !retired }));
      };
      toasts.show(done, undo);
    });
  return (
    <>
      <p class="quiet">{t('fields.intro')}</p>
      {customizable.map((type) => (
        <FieldsOfType
          key={type}
          type={type}
          fields={fields.filter(({ recordType }) => recordType === type)}
          onAdd={() => setOver({ type, field: null })}
          onEdit={(field) => setOver({ type, field })}
          onRetire={(field, retired) => void retire(field, retired)}
          onOrder={(ids) => void trying(() => model.order(type, ids))}
        />
      ))}
      {over && (
        <EditField
          type={over.type}
          field={over.field}
          onCreate={(draft) => model.create(draft)}
          onChange={(field, changed) => model.change(field, changed)}
          onClose={() => setOver(null)}
        />
      )}
    </>
  );
}
