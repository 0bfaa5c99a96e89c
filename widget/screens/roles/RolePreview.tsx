import { useId } from 'preact/hooks';

import type { Output } from '../../../contract/endpoint.ts';
import { recordType } from '../../../contract/records/index.ts';
import type { previewRole } from '../../../contract/roles.ts';
import { Field } from '../../components/Field.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import type { RoleDraft } from '../../state/admin/role-draft.ts';
import { createRolePreview } from '../../state/admin/role-preview.ts';
import { useWorkspace } from '../workspace-context.ts';

/** What somebody would see with the role as it stands on the page, saved or not. */
export function RolePreview({ draft }: { draft: RoleDraft }) {
  const { call, names } = useWorkspace();
  const preview = useOwned(() => createRolePreview({ call, draft }), [draft]);
  const id = useId();
  const answer = preview.answer.value;
  const failure = preview.failure.value;
  return (
    <section class="grant-section" aria-label={t('preview.title')}>
      <h2>{answer ? t('preview.of', { name: answer.memberName }) : t('preview.title')}</h2>
      <p class="small quiet">{t('preview.help')}</p>
      <Field id={id} label={t('preview.member')}>
        {(described) => (
          <select
            {...described}
            class="input"
            name="previewMember"
            value={preview.memberId.value ?? ''}
            onChange={(event) => {
              preview.memberId.value = event.currentTarget.value || null;
            }}
          >
            <option value="">{t('form.choose')}</option>
            {names.members.value.map((member) => (
              <option key={member.id} value={member.id}>
                {member.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {failure && <p class="field-error">{failure.why}</p>}
      {answer && preview.memberId.value !== null && (
        <ul class="preview" aria-live="polite" aria-busy={preview.isLoading.value}>
          {answer.kinds.map((kind) => (
            <Kind key={kind.type} kind={kind} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Reached = Output<typeof previewRole>['kinds'][number];

function Kind({ kind }: { kind: Reached }) {
  const { locale } = useSurroundings();
  const { type, all, readable, changeable, names, hidden } = kind;
  const { labelPlural, fields } = recordType(type);
  const number = (value: number) => value.toLocaleString(locale);
  const share = all === 0 ? 0 : readable / all;
  return (
    <li>
      <span class="preview-head">
        <b>{labelPlural}</b>
        <span class="quiet">
          {t('preview.numbers', {
            readable: number(readable),
            all: number(all),
            changeable: number(changeable),
          })}
        </span>
      </span>
      <span class="preview-bar" style={{ '--share': share }} aria-hidden="true" />
      {names.length > 0 && (
        <span class="small quiet">{t('preview.names', { names: names.join(', ') })}</span>
      )}
      {hidden.length > 0 && (
        <span class="small quiet">
          {t('preview.hidden', {
            fields: hidden.map((field) => fields[field]?.label ?? field).join(', '),
          })}
        </span>
      )}
    </li>
  );
}
