import { useMemo } from 'preact/hooks';

import { ApiError } from '../../../contract/client.ts';
import { needed, text } from '../../../contract/field.ts';
import type { NewTenant } from '../../../contract/installation.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { asText } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-installation.ts';
import type { Companies } from '../../state/companies.ts';
import { createForm } from '../../state/form.ts';

const fields = {
  name: needed(text(t('companies.name'))),
  slug: needed(text(t('companies.shortName'), { help: t('companies.shortNameHelp') })),
  timeZone: needed(text(t('companies.timeZone'), { help: t('companies.timeZoneHelp') })),
  currency: needed(text(t('companies.currency'), { help: t('companies.currencyHelp') })),
  country: needed(text(t('companies.country'), { help: t('companies.countryHelp') })),
  adminName: needed(text(t('companies.adminName'))),
  adminEmail: needed(text(t('companies.adminEmail'))),
};

const groups = [
  { fields: ['name', 'slug', 'country', 'currency', 'timeZone'] },
  { fields: ['adminName', 'adminEmail'] },
];

interface NewCompanyProps {
  onCreate: Companies['create'];
  onMade: (made: NewTenant) => void;
  onClose: () => void;
}

/** Asks for a company and its first admin. */
export function NewCompany({ onCreate, onMade, onClose }: NewCompanyProps) {
  const { timeZone, currency, locale } = useSurroundings();
  const form = useMemo(() => {
    const country = new Intl.Locale(locale).region ?? null;
    return createForm({ fields, initial: { timeZone, currency, country } });
  }, []); // oxlint-disable-line react/exhaustive-deps -- where one sits is a first guess
  const create = async () => {
    const values = form.values();
    const value = (name: keyof typeof fields) => asText(values[name]);
    const made = await onCreate({
      name: value('name'),
      slug: value('slug').toLowerCase(),
      timeZone: value('timeZone'),
      currency: value('currency').toUpperCase(),
      country: value('country').toUpperCase(),
      admin: { name: value('adminName'), email: value('adminEmail') },
    }).catch(atOurFields);
    onMade(made);
  };
  return (
    <Dialog title={t('companies.new')} onClose={onClose}>
      <RecordForm
        form={form}
        groups={groups}
        submitLabel={t('companies.create')}
        onSave={create}
        onLeave={onClose}
        focus="name"
      />
    </Dialog>
  );
}

const ours: Record<string, string> = { 'admin.name': 'adminName', 'admin.email': 'adminEmail' };

/** The server speaks of `admin.email`; here that is a field like any other. */
function atOurFields(error: unknown): never {
  if (error instanceof ApiError)
    for (const one of error.errors) one.field = ours[one.field] ?? one.field;
  throw error;
}
