import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../messages/t.ts';
import { failureOf } from '../state/failure.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface ConfirmProps {
  title: string;
  /** What will be so afterwards. */
  children: ComponentChildren;
  /** The act, by its name: "Delete Sales". */
  act: string;
  /** Not yet known what it would do. */
  isWaiting?: boolean | undefined;
  /** Throws what the server refuses, which is told here. */
  onAct: () => Promise<void>;
  onClose: () => void;
}

/** Asks before what cannot be taken back. */
export function Confirm({ title, children, act, isWaiting, onAct, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await onAct();
      onClose();
    } catch (error) {
      setProblem(failureOf(error).why);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="form">
        {children}
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
        <div class="form-actions">
          <Button look="primary" busy={busy} disabled={isWaiting} onClick={() => void go()}>
            {act}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
