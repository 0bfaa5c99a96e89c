import { Button } from '../../components/Button.tsx';
import { FieldValue } from '../../components/FieldValue.tsx';
import { RecordForm } from '../../components/RecordForm.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useFocusReturn } from '../../components/useFocusReturn.ts';
import { t } from '../../messages/t-workspace.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { useWorkspace } from '../workspace-context.ts';

interface FactProps {
  page: RecordPage;
  name: string;
  value: unknown;
  isEditing: boolean;
  mayChange: boolean;
  onEdit: () => void;
  onLeave: () => void;
}

/** One value, which is edited where it stands. */
export function Fact({ page, name, value, isEditing, mayChange, onEdit, onLeave }: FactProps) {
  const { href } = useSurroundings();
  const field = page.type.fields[name];
  const pencil = useFocusReturn<HTMLElement>(isEditing);
  if (!field) return null;
  if (isEditing)
    return (
      <div class="fact-editor">
        <dt class="unseen">{field.label}</dt>
        <dd>
          <FactForm page={page} name={name} value={value} onLeave={onLeave} />
        </dd>
      </div>
    );
  const isMine = mayChange && !field.computed && field.kind !== 'values';
  return (
    <div class="fact" data-kind={field.kind}>
      <dt>{field.label}</dt>
      <dd>
        <span class="fact-value">
          <FieldValue
            field={field}
            value={value}
            tagHref={(tag) => href(`/${page.type.plural}?${name}=${encodeURIComponent(tag)}`)}
          />
        </span>
        {isMine && (
          <span class="fact-edit" ref={pencil}>
            <Button icon="edit" iconOnly look="plain" small onClick={onEdit}>
              {t('page.editField', { field: field.label })}
            </Button>
          </span>
        )}
      </dd>
    </div>
  );
}

function FactForm({
  page,
  name,
  value,
  onLeave,
}: Pick<FactProps, 'page' | 'name' | 'value' | 'onLeave'>) {
  const { drafts } = useWorkspace();
  const field = page.type.fields[name];
  if (!field) return null;
  const key = `${page.id}/${name}`;
  const form = drafts.open(key, { fields: { [name]: field }, initial: { [name]: value } });
  const save = async () => {
    await page.save(form.changes());
    drafts.drop(key);
    onLeave();
  };
  return (
    <RecordForm
      form={form}
      groups={[{ fields: [name] }]}
      focus={name}
      submitLabel={t('common.save')}
      onSave={save}
      onLeave={onLeave}
    />
  );
}
