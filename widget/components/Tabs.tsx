import { useRef } from 'preact/hooks';

interface Tab<Id extends string> {
  id: Id;
  label: string;
  count?: number;
  tone?: 'overdue';
}

interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  /** The id of the element that shows the chosen tab's content. */
  panelId?: string;
  onChoose: (id: Id) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Arrow keys go from tab to tab; Tab goes on into the content (the pattern of the ARIA Authoring Practices). */
export function Tabs<Id extends string>({ label, tabs, chosen, panelId, onChoose }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    const index = tabs.findIndex(({ id }) => id === chosen);
    const next = tabs[(index + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the chosen tab has it
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: words, count, tone }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class="tab"
          data-id={id}
          aria-selected={id === chosen}
          aria-controls={panelId}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          {words}
          {count !== undefined && (
            <span class="count" data-tone={count > 0 ? tone : undefined}>
              {count}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
