import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import type { Form } from '../state/form.ts';

interface FormFrameProps {
  form: Form;
  /** Sends what was typed; what it throws is shown where it belongs. */
  onSave: () => Promise<void>;
  /** Esc, from every field. */
  onLeave?: (() => void) | undefined;
  children: ComponentChildren;
}

/** What all forms do alike: Enter saves, Esc leaves, and the first wrong field gets the focus. */
export function FormFrame({ form, onSave, onLeave, children }: FormFrameProps) {
  const element = useRef<HTMLFormElement>(null);
  const submit = async () => {
    const isSaved = await form.submit(onSave);
    if (isSaved) return;
    // The wrong fields are marked with the next drawing.
    requestAnimationFrame(() =>
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    );
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc, from every field of it
    <form
      class="form"
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onLeave) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      {children}
    </form>
  );
}
