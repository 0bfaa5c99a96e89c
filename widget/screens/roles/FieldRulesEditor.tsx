import { fieldAccesses, restrictableFields } from '../../../contract/permissions.ts';
import { recordType, recordTypes, type RecordName } from '../../../contract/records/index.ts';
import { t } from '../../messages/t-admin.ts';
import type { FieldRule, RoleDraft } from '../../state/admin/role-draft.ts';

interface FieldRulesEditorProps {
  draft: RoleDraft;
  isFixed: boolean;
}

const types = (Object.keys(recordTypes) as RecordName[]) // Object.keys forgets that they are known
  .filter((name) => restrictableFields(recordType(name)).length > 0);

const rules: readonly FieldRule[] = ['write', ...fieldAccesses];

/** Which fields the role only reads, or does not see at all; kind by kind, closed where nothing is restricted. */
export const FieldRulesEditor = (props: FieldRulesEditorProps) => (
  <section class="grant-section" aria-label={t('roles.fields')}>
    <h2>{t('roles.fields')}</h2>
    <p class="small quiet">{t('roles.fieldsHelp')}</p>
    {types.map((name) => (
      <FieldsOf key={name} name={name} {...props} />
    ))}
  </section>
);

/** "2 hidden, 1 read only" */
function toldOf(draft: RoleDraft, name: RecordName, fields: readonly string[]): string {
  const count = (rule: FieldRule) =>
    fields.filter((field) => draft.ruleOf(name, field) === rule).length;
  const [hidden, read] = [count('hidden'), count('read')];
  const told = [
    hidden > 0 && t('roles.countHidden', { count: hidden }),
    read > 0 && t('roles.countRead', { count: read }),
  ].filter(Boolean);
  return told.join(', ') || t('roles.countNone');
}

function FieldsOf({ name, draft, isFixed }: FieldRulesEditorProps & { name: RecordName }) {
  const type = recordType(name);
  const fields = restrictableFields(type);
  return (
    <details class="field-rules">
      <summary>
        {type.labelPlural} <span class="faint small">{toldOf(draft, name, fields)}</span>
      </summary>
      <ul>
        {fields.map((field) => {
          const label = type.fields[field]?.label ?? field;
          const rule = draft.ruleOf(name, field);
          return (
            <li key={field}>
              <span class="cut">{label}</span>
              <select
                class="scope"
                data-rule={rule}
                name={`${name}.${field}`}
                aria-label={t('roles.fieldCell', { field: label, kind: type.labelPlural })}
                value={rule}
                disabled={isFixed}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  const chosen = rules.find((one) => one === value);
                  if (chosen) draft.setRule(name, field, chosen);
                }}
              >
                {rules.map((one) => (
                  <option key={one} value={one}>
                    {t(`rule.${one}`)}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
