import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { place } from './place.ts';

export interface MenuChoice {
  id: string;
  label: string;
  icon?: IconName;
  hint?: string;
  /** Given: it is one of a set, chosen or not. */
  checked?: boolean;
  onChoose: () => void;
}

interface MenuProps {
  /** What the button shows; its class makes it a button or a pill. */
  children: ComponentChildren;
  label?: string;
  buttonClass?: string;
  small?: boolean;
  /** What the button is found by, for a key that opens it. */
  act?: string;
  choices: readonly MenuChoice[];
  /** Several may be chosen one after the other. */
  staysOpen?: boolean;
  /** Called each time it opens. */
  onOpen?: () => void;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A button that opens a list of acts. Arrow keys and first letters move, Enter chooses, Esc closes and gives the focus back. */
export function Menu({
  children,
  label,
  buttonClass = 'button',
  small,
  act,
  choices,
  staysOpen,
  onOpen,
}: MenuProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const entries = () => [...(list.current?.querySelectorAll('button') ?? [])];

  // The choices stand there only after the drawing that follows the opening.
  useLayoutEffect(() => {
    if (!isOpen || !list.current || !button.current) return;
    place(list.current, button.current);
    const current = list.current.querySelector<HTMLElement>('[aria-checked="true"]');
    (current ?? entries()[0])?.focus();
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const index = all.findIndex((entry) => entry.matches(':focus'));
    const step = steps[event.key];
    const next = step
      ? all[(index + step + all.length) % all.length]
      : /^\w$/.test(event.key) &&
        all.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(event.key));
    if (event.key === 'Tab') list.current?.hidePopover();
    // Keys typed in an open menu are for the menu, not for shortcuts of the page.
    event.stopPropagation();
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const choose = (choice: MenuChoice) => {
    if (!staysOpen) {
      list.current?.hidePopover();
      button.current?.focus();
    }
    choice.onChoose();
  };

  return (
    <>
      <button
        type="button"
        ref={button}
        class={buttonClass}
        data-small={small || undefined}
        data-act={act}
        popovertarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
      >
        {children}
      </button>
      <div
        id={id}
        ref={list}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onToggle={({ newState }: { newState: string }) => {
          setOpen(newState === 'open');
          if (newState === 'open') onOpen?.();
        }}
        onKeyDown={onKeyDown}
      >
        {isOpen &&
          choices.map((choice) => (
            <MenuEntry key={choice.id} choice={choice} onChoose={() => choose(choice)} />
          ))}
      </div>
    </>
  );
}

const MenuEntry = ({ choice, onChoose }: { choice: MenuChoice; onChoose: () => void }) => (
  <button
    type="button"
    class="menu-choice"
    role={choice.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
    aria-checked={choice.checked}
    tabIndex={-1}
    onClick={onChoose}
  >
    {choice.checked !== undefined && (
      <span class="menu-check">
        <Icon name="check" />
      </span>
    )}
    {choice.icon && <Icon name={choice.icon} />}
    <span class="cut">{choice.label}</span>
    {choice.hint && <span class="hint">{choice.hint}</span>}
  </button>
);
