import { useMemo } from 'preact/hooks';

import { needed, text, urls } from '../../contract/field.ts';
import { asTexts } from '../components/inputs/input-props.ts';
import { RecordForm } from '../components/RecordForm.tsx';
import { t } from '../messages/t.ts';
import { createForm } from '../state/form.ts';

const fields = {
  name: needed(text(t('websiteForms.name'), { help: t('websiteForms.nameHelp') })),
  origins: urls(t('websiteForms.origins'), { help: t('websiteForms.originsHelp') }),
};

const originOf = (address: string) => {
  const url = URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  return url ? url.origin : address;
};

/** Asks for a name and the websites; an address with a path is cut to its origin. */
export function NewWebsiteForm(props: {
  onCreate: (name: string, origins: string[]) => Promise<void>;
}) {
  const form = useMemo(() => createForm({ fields }), []);
  const create = () => {
    const { name, origins } = form.values();
    return props.onCreate(String(name), asTexts(origins).map(originOf));
  };
  return (
    <div class="card">
      <RecordForm
        form={form}
        groups={[{ fields: ['name', 'origins'] }]}
        submitLabel={t('websiteForms.create')}
        onSave={create}
      />
    </div>
  );
}
