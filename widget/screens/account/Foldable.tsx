import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';

interface FoldableProps {
  title: ComponentChildren;
  /** How it stands now. */
  value?: ComponentChildren;
  act: string;
  isOpen: boolean;
  onOpen: () => void;
  /** The form, while it is open. */
  children: ComponentChildren;
}

/** One thing of the account: how it stands, and a form to change it that opens at a click; the focus comes back when it is closed. */
export function Foldable({ title, value, act, isOpen, onOpen, children }: FoldableProps) {
  const line = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) line.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div class="account-row">
      <div class="account-line" ref={line}>
        <div class="account-what">
          <h3>{title}</h3>
          {value && <div class="quiet">{value}</div>}
        </div>
        {!isOpen && <Button onClick={onOpen}>{act}</Button>}
      </div>
      {isOpen && children}
    </div>
  );
}
