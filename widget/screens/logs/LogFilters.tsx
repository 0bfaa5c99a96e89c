import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { t } from '../../messages/t-admin.ts';
import { dayFilters } from '../../state/admin/log-query.ts';
import type { Place } from '../../state/router.ts';

/** One of some values, or text that is compared as it is. */
export interface LogFilter {
  name: string;
  label: string;
  options?: readonly { value: string; label: string }[];
}

interface LogFiltersProps {
  filters: readonly LogFilter[];
  query: Place['query'];
  onChange: (changed: Record<string, string>) => void;
  onClear: () => void;
}

/** What narrows a log, in one line where there is room for it. */
export function LogFilters({ filters, query, onChange, onClear }: LogFiltersProps) {
  const names = [...filters.map(({ name }) => name), ...dayFilters];
  const chosen = names.filter((name) => query[name]).length;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div class="log-filters" role="search" data-open={isOpen || undefined} id={id}>
      <button
        type="button"
        class={chosen > 0 ? 'filter filter-on' : 'filter'}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {chosen > 0 ? t('log.filtersOn', { count: chosen }) : t('log.filters')}
        <Icon name={isOpen ? 'up' : 'down'} />
      </button>
      {filters.map((filter) => (
        <Filter
          key={filter.name}
          filter={filter}
          value={query[filter.name] ?? ''}
          onChange={(value) => onChange({ [filter.name]: value })}
        />
      ))}
      {dayFilters.map((name) => (
        <Day
          key={name}
          label={t(`log.${name}`)}
          value={query[name] ?? ''}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      {chosen > 0 && (
        <Button look="plain" icon="close" onClick={onClear}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}

interface FilterProps {
  filter: LogFilter;
  value: string;
  onChange: (value: string) => void;
}

function Filter({ filter: { name, label, options }, value, onChange }: FilterProps) {
  const id = useId();
  if (!options) return <Words name={name} label={label} value={value} onChange={onChange} />;
  return (
    <Field id={id} label={label}>
      {(described) => (
        <select
          {...described}
          class="input"
          name={name}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t('log.any')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A fast typist asks once, not once per letter. */
const restMs = 300;

interface WordsProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Words({ name, label, value, onChange }: WordsProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(text.trim()), restMs);
  };
  return (
    <Field id={id} label={label}>
      {(described) => (
        <input
          {...described}
          class="input"
          name={name}
          type="text"
          autoComplete="off"
          value={typed}
          onInput={(event) => write(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Day({ label, value, onChange }: Omit<WordsProps, 'name'>) {
  const id = useId();
  return (
    <Field id={id} label={label}>
      {(described) => (
        <input
          {...described}
          class="input"
          type="date"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
