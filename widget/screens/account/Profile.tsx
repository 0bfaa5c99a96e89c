import { useEffect, useId, useMemo, useState } from 'preact/hooks';

import { needed, text } from '../../../contract/field.ts';
import { changeMe, type Me } from '../../../contract/sessions.ts';
import { AccountForm } from '../../components/AccountForm.tsx';
import { AccountInput } from '../../components/AccountInput.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../messages/t-account.ts';
import { createForm } from '../../state/form.ts';
import { typedText } from '../../state/typed-text.ts';
import { useWorkspace } from '../workspace-context.ts';

const fields = { name: needed(text(t('account.name'))), timeZone: text(t('profile.timeZone')) };

/** The zones that the browser knows, with the one that is stored even where the browser calls it otherwise. */
const zonesWith = (chosen: string | null) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), ...(chosen ? [chosen] : [])])].toSorted();

/** Name and time zone. */
export function Profile({ me }: { me: Me }) {
  const { call, session, toasts, names } = useWorkspace();
  const zoneId = useId();
  const form = useMemo(() => createForm({ fields }), []);
  // `me` has the zone that counts; whether it is one's own or the company's stands in the list of members.
  const own = names.members.value.find(({ id }) => id === me.member.id)?.timeZone ?? null;
  const [zones, setZones] = useState(() => zonesWith(own));
  useEffect(() => {
    form.rebase({ name: me.member.name, timeZone: own });
    setZones(zonesWith(own));
  }, [form, me.member.name, own]);
  const save = async () => {
    session.change(
      await call(changeMe, {
        name: typedText(form, 'name'),
        timeZone: typedText(form, 'timeZone') || null,
      }),
    );
    toasts.show(t('profile.saved'));
    await names.loadMembers();
  };
  return (
    <section class="card" aria-labelledby={`${zoneId}-title`}>
      <h2 id={`${zoneId}-title`}>{t('profile.title')}</h2>
      <AccountForm form={form} submitLabel={t('profile.save')} onSave={save}>
        <AccountInput form={form} name="name" type="text" autoComplete="name" />
        <Field
          id={zoneId}
          label={t('profile.timeZone')}
          help={t('profile.timeZoneHelp')}
          error={form.errors.value['timeZone']}
        >
          {(described) => (
            <select
              {...described}
              class="input"
              value={typedText(form, 'timeZone')}
              onChange={({ currentTarget }) => form.set('timeZone', currentTarget.value || null)}
            >
              <option value="">{t('profile.companyZone')}</option>
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </select>
          )}
        </Field>
      </AccountForm>
    </section>
  );
}
