import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

interface ButtonProps {
  children: ComponentChildren;
  look?: 'primary' | 'normal' | 'plain';
  type?: 'button' | 'submit';
  icon?: IconName;
  /** Shows the icon alone; the children become its name and tooltip. */
  iconOnly?: boolean;
  small?: boolean;
  /** A call is under way: disabled, with a spinner. */
  busy?: boolean;
  disabled?: boolean | undefined;
  /** What a screen reader says instead of the children, where those need their surroundings to be understood. */
  label?: string;
  shortcut?: string;
  form?: string;
  onClick?: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps) {
  const { children, look = 'normal', type = 'button', icon, iconOnly, small, busy = false } = props;
  const button = useKeptFocus(busy);
  const name = props.label ?? (iconOnly && typeof children === 'string' ? children : undefined);
  return (
    <button
      ref={button}
      type={type}
      class="button"
      data-look={look}
      data-icon-only={iconOnly || undefined}
      data-small={small || undefined}
      disabled={busy || props.disabled}
      aria-busy={busy}
      aria-label={name}
      title={iconOnly ? name : undefined}
      aria-keyshortcuts={props.shortcut}
      form={props.form}
      onClick={props.onClick}
    >
      {busy && <span class="spinner" />}
      {icon && <Icon name={icon} />}
      {!iconOnly && <span>{children}</span>}
    </button>
  );
}

/** A browser takes the focus from a button that is disabled; this gives it back when the call is over. */
function useKeptFocus(busy: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  if (busy && button.current?.matches(':focus')) hadFocus.current = true;
  useLayoutEffect(() => {
    if (busy || !hadFocus.current) return;
    hadFocus.current = false;
    const root = button.current?.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
    if (!focused || focused === document.body) button.current?.focus();
  }, [busy]);
  return button;
}
