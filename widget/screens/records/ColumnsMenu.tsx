import { useState } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { fieldOf, listedFields } from '../../components/stamped-field.ts';
import { t } from '../../messages/t-workspace.ts';
import { layoutOf } from '../layouts.ts';

interface ColumnsMenuProps {
  type: RecordType;
  shown: readonly string[];
  /** Null: the usual ones. */
  onChange: (columns: string[] | null) => void;
}

/** Which columns the list shows, and in which order. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <span class="columns-menu">
      <button type="button" class="filter" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="columns" />
        <span>{t('list.columns')}</span>
      </button>
      {isOpen && <ColumnsDialog {...props} onClose={() => setOpen(false)} />}
    </span>
  );
}

function ColumnsDialog({ type, shown, onChange, onClose }: ColumnsMenuProps & { onClose(): void }) {
  const others = listedFields(type).filter((name) => !shown.includes(name));
  const move = (at: number, step: number) => {
    const next = [...shown];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + step, 0, moved);
    onChange(next);
  };
  const labelOf = (name: string) => fieldOf(type, name)?.label ?? name;
  return (
    <Dialog title={t('columns.title')} onClose={onClose}>
      <ul class="columns">
        {shown.map((name, at) => (
          <li key={name}>
            <Choice
              label={labelOf(name)}
              isShown
              onChange={() => onChange(shown.filter((one) => one !== name))}
            />
            <Button
              icon="up"
              iconOnly
              small
              look="plain"
              disabled={at === 0}
              onClick={() => move(at, -1)}
            >
              {t('columns.up', { name: labelOf(name) })}
            </Button>
            <Button
              icon="down"
              iconOnly
              small
              look="plain"
              disabled={at === shown.length - 1}
              onClick={() => move(at, 1)}
            >
              {t('columns.down', { name: labelOf(name) })}
            </Button>
          </li>
        ))}
        {others.map((name) => (
          <li key={name}>
            <Choice
              label={labelOf(name)}
              isShown={false}
              onChange={() => onChange([...shown, name])}
            />
          </li>
        ))}
      </ul>
      {shown.join() !== layoutOf(type).columns.join() && (
        <Button look="plain" onClick={() => onChange(null)}>
          {t('columns.usual')}
        </Button>
      )}
    </Dialog>
  );
}

const Choice = ({
  label,
  isShown,
  onChange,
}: {
  label: string;
  isShown: boolean;
  onChange(): void;
}) => (
  <label class="checkbox">
    <input type="checkbox" checked={isShown} onChange={onChange} />
    {label}
  </label>
);
