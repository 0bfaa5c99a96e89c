import { useMemo } from 'preact/hooks';

import { needed, text, urls } from '../../../contract/field.ts';
import type { WebsiteForm } from '../../../contract/website-forms.ts';
import { asTexts } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { t } from '../../messages/t-admin.ts';
import { createForm } from '../../state/form.ts';

const fields = {
  name: needed(text(t('websiteForms.name'), { help: t('websiteForms.nameHelp') })),
  origins: urls(t('websiteForms.origins'), { help: t('websiteForms.originsHelp') }),
};

const originOf = (address: string) => {
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  return url ? url.origin : address;
};

interface WebsiteFormFormProps {
  /** Null: a new one. */
  form: WebsiteForm | null;
  onSave: (name: string, origins: string[]) => Promise<void>;
  onLeave?: () => void;
}

/** Asks for a name and the websites; an address with a path is cut to its origin. */
export function WebsiteFormForm({ form: given, onSave, onLeave }: WebsiteFormFormProps) {
  const form = useMemo(
    () => createForm({ fields, initial: { name: given?.name, origins: given?.origins } }),
    [], // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  );
  const save = () => {
    const { name, origins } = form.values();
    return onSave(String(name), asTexts(origins).map(originOf));
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: ['name', 'origins'] }]}
      submitLabel={given ? t('common.save') : t('websiteForms.create')}
      onSave={save}
      {...(onLeave && { onLeave })}
      {...(given && { focus: 'origins' })}
    />
  );
}
