import { useMemo } from 'preact/hooks';

import { checkbox, needed, text } from '../../../contract/field.ts';
import type { Me } from '../../../contract/sessions.ts';
import { languages, type TenantSettings } from '../../../contract/tenant-settings.ts';
import { CheckList } from '../../components/CheckList.tsx';
import { FieldInput } from '../../components/FieldInput.tsx';
import { asTexts } from '../../components/inputs/input-props.ts';
import { RecordForm } from '../../components/RecordForm.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-admin.ts';
import { checkHours, companyPatch, formValues } from '../../state/admin/company-values.ts';
import type { createTenantSettings } from '../../state/admin/tenant.ts';
import { createForm } from '../../state/form.ts';
import { useWorkspace } from '../workspace-context.ts';
import { zoneChoices } from '../zone-choices.ts';
import { countryChoices, currencyChoices, dayChoices, listChoice } from './choices.ts';

interface CompanyFormProps {
  me: Me;
  settings: TenantSettings;
  onSave: ReturnType<typeof createTenantSettings>['change'];
}

/** The company's name, place, language, hours and how safe accounts must be. Only what differs is sent. */
export function CompanyForm({ me, settings, onSave }: CompanyFormProps) {
  const { session, names, toasts } = useWorkspace();
  const { locale } = useSurroundings();
  const form = useMemo(() => {
    const fields = {
      name: needed(text(t('company.name'))),
      country: needed(countryChoices(t('company.country'), locale)),
      currency: needed(currencyChoices(t('company.currency'), locale)),
      timeZone: zoneChoices(t('company.timeZone')),
      language: needed(listChoice(t('company.language'), languages)),
      days: dayChoices(t('company.days')),
      from: needed(text(t('company.from'))),
      to: needed(text(t('company.to'))),
      requireTotp: checkbox(t('company.requireTotp')),
    };
    return createForm({ fields, check: checkHours, initial: formValues(settings) });
  }, []); // oxlint-disable-line react/exhaustive-deps -- a form outlives what it was begun with
  const save = async () => {
    await onSave(companyPatch(form.changes(), form.values()));
    form.reset(form.values());
    toasts.show(t('acts.saved'));
    await session.refresh();
    await names.loadMembers();
  };
  const without = names.members.value.filter((one) => one.hasTotp === false && !one.disabledAt);
  const isRequired = form.typed.value['requireTotp'] === true;
  return (
    <RecordForm
      form={form}
      groups={[
        { label: t('nav.company'), fields: ['name', 'language'] },
        { label: t('company.place'), fields: ['country', 'currency', 'timeZone'] },
      ]}
      submitLabel={t('common.save')}
      onSave={save}
    >
      <div class="form-group">
        <h2>{t('company.hours')}</h2>
        <CheckList
          label={t('company.days')}
          error={form.errors.value['days']}
          options={daysIn(locale)}
          chosen={asTexts(form.typed.value['days'])}
          onChange={(days) => form.set('days', days)}
        />
        <div class="form-grid">
          {(['from', 'to'] as const).map((name) => (
            <FieldInput
              key={name}
              name={name}
              field={form.fields[name] ?? checkbox(name)}
              value={form.typed.value[name]}
              error={form.errors.value[name]}
              onChange={(value) => form.set(name, value)}
              onLeave={() => form.checkField(name)}
            />
          ))}
        </div>
      </div>
      <div class="form-group">
        <h2>{t('company.safety')}</h2>
        <FieldInput
          name="requireTotp"
          field={checkbox(t('company.requireTotp'))}
          value={isRequired}
          onChange={(value) => form.set('requireTotp', value)}
        />
        <p class="small quiet">
          {without.length > 0
            ? t('company.withoutTotp', { count: without.length })
            : t('company.allHaveTotp')}
          {without.length > 0 && !me.hasTotp && ` ${t('company.youToo')}`}
        </p>
      </div>
    </RecordForm>
  );
}

/** Monday to Sunday, as ISO 8601 counts them. */
const daysIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: format.format(Date.UTC(2024, 0, day)),
  }));
};
