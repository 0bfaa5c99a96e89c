import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { Icon } from './Icon.tsx';

interface PaletteFrameProps {
  label: string;
  words: string;
  /** The id of the choice that Enter takes. */
  activeId: string | undefined;
  onType: (words: string) => void;
  /** 1 is the next choice, -1 the one before. */
  onMove: (step: number) => void;
  onChoose: () => void;
  onClose: () => void;
  /** The choices: a listbox with the id `palette-list`. */
  children: ComponentChildren;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** A line to type into over everything else, with choices below; the focus stays in the line. */
export function PaletteFrame(props: PaletteFrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step) props.onMove(step);
    else if (event.key === 'Enter') props.onChoose();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a click on the backdrop; the keyboard has Esc
    <dialog
      class="dialog palette"
      ref={dialog}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      <div class="palette-line">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={props.label}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={props.activeId}
          autoComplete="off"
          placeholder={props.label}
          value={props.words}
          onInput={(event) => props.onType(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      {props.children}
    </dialog>
  );
}
