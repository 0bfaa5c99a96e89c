import { useState } from 'preact/hooks';

import { ApiError } from '../../../contract/client.ts';
import type { ExistingRecord } from '../../../contract/errors.ts';
import type { Row } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-workspace.ts';
import { failureOf } from '../../state/failure.ts';
import type { RecordPage } from '../../state/record-page.ts';
import { relativeTime } from '../../state/relative-time.ts';
import { AlreadyThere } from '../AlreadyThere.tsx';
import { useWorkspace } from '../workspace-context.ts';

interface RestoreValueProps {
  page: RecordPage;
  name: string;
  /** What the field held before. */
  value: unknown;
  /** When it was changed. */
  at: string;
}

/** Puts one old value back; why the server refuses it is said here. */
export function RestoreValue({ page, name, value, at }: RestoreValueProps) {
  const { toasts } = useWorkspace();
  const { now, ...format } = useSurroundings();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [existing, setExisting] = useState<ExistingRecord | null>(null);
  const label = page.type.fields[name]?.label ?? name;
  const restore = async (extras: Row = {}) => {
    const [replaced, was] = [page.record.peek()?.[name], { ...extras, [name]: value }];
    setBusy(true);
    setProblem(null);
    try {
      await page.save(was);
      setExisting(null);
      toasts.show(t('history.restoredField', { field: label }), () => undo(replaced));
    } catch (error) {
      if (error instanceof ApiError && error.existing) setExisting(error.existing);
      else setProblem(whyOf(error));
    } finally {
      setBusy(false);
    }
  };
  const undo = async (replaced: unknown) => {
    try {
      await page.save({ [name]: replaced });
    } catch (error) {
      toasts.show(t('acts.failed', { why: whyOf(error) }));
    }
  };
  const when = relativeTime(Date.parse(at), now.value, format);
  return (
    <>
      <Button
        look="plain"
        small
        busy={busy}
        label={t('history.restoreField', { field: label, when })}
        onClick={() => void restore()}
      >
        {t('history.restore')}
      </Button>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {existing && (
        <AlreadyThere
          existing={existing}
          isBusy={busy}
          onSaveAnyway={(duplicateReason) => void restore({ duplicateReason })}
        />
      )}
    </>
  );
}

/** What is wrong with the value itself, else why nothing could be saved. */
const whyOf = (error: unknown) =>
  (error instanceof ApiError && error.errors[0]?.message) || failureOf(error).why;
