import { useState } from 'preact/hooks';

import { valueIn } from '../../../contract/custom-declaration.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { isEmpty } from '../../state/field-value.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { groupsOf } from '../layouts.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Fact } from './Fact.tsx';

interface FactsProps {
  page: RecordPage;
  record: AnyRecord;
  mayChange: boolean;
}

/** What is known, in groups. What is not known takes no room: it is offered below, to be added. */
export function Facts({ page, record, mayChange }: FactsProps) {
  const { fields } = page.type;
  const [editing, setEditing] = useState<string | null>(null);
  const isShown = (name: string) => {
    const value = valueIn(record, name);
    return (name === editing && mayChange) || (!isEmpty(value) && value !== false);
  };
  const groups = groupsOf(page.type);
  const missing = groups
    .flatMap((group) => group.fields)
    .filter((name) => !isShown(name) && !fields[name]?.computed && fields[name]?.kind !== 'values');
  return (
    <section class="facts" aria-label={t('page.facts')}>
      {groups
        .map((group) => ({ ...group, fields: group.fields.filter(isShown) }))
        .filter((group) => group.fields.length > 0)
        .map((group) => (
          <div class="fact-group" key={group.label}>
            <h2>{group.label}</h2>
            <dl>
              {group.fields.map((name) => (
                <Fact
                  key={name}
                  page={page}
                  name={name}
                  value={valueIn(record, name)}
                  isEditing={name === editing && mayChange}
                  mayChange={mayChange}
                  onEdit={() => setEditing(name)}
                  onLeave={() => setEditing(null)}
                />
              ))}
            </dl>
          </div>
        ))}
      {mayChange && missing.length > 0 && (
        <Menu
          buttonClass="button quiet-button"
          choices={missing.map((name) => ({
            id: name,
            label: fields[name]?.label ?? name,
            onChoose: () => setEditing(name),
          }))}
        >
          <Icon name="plus" />
          <span>{t('page.addFact')}</span>
        </Menu>
      )}
      <Added record={record} />
    </section>
  );
}

function Added({ record: { createdAt, createdBy } }: { record: AnyRecord }) {
  const { names } = useWorkspace();
  const name = createdBy && names.nameOf('member', createdBy);
  return (
    <p class="faint small">
      {t('page.added')} <RelativeTime at={createdAt} />
      {name && ` ${t('page.by', { name })}`}
    </p>
  );
}
