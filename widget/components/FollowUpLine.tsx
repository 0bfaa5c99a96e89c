import { useId, useState } from 'preact/hooks';

import { t } from '../messages/t.ts';
import { dueInWords } from '../state/due.ts';
import { exactTime } from '../state/relative-time.ts';
import { readFollowUp, type When } from '../state/when.ts';
import { Button } from './Button.tsx';
import { useAutoFocus } from './inputs/useAutoFocus.ts';
import { useSurroundings } from './surroundings.ts';

export interface WrittenFollowUp {
  title: string;
  when: When;
}

interface FollowUpLineProps {
  /** What is asked for; "Follow-up" where nothing is said. */
  label?: string;
  /** What the button says; "Add follow-up" where nothing is said. */
  act?: string;
  /** What it is called when the line says only when: "Follow up with Sarah Weiss". */
  usualTitle?: string;
  takesFocus?: boolean;
  busy?: boolean;
  /** Each reading of the line, for a form that saves it with something else; null where it cannot be saved yet. */
  onRead?: (written: WrittenFollowUp | null) => void;
  /** Given: Enter and a button add it. True when it was added, so that the line is emptied. */
  onAdd?: (written: WrittenFollowUp) => Promise<boolean>;
}

/** One line for a follow-up: "Send the offer tomorrow 9:00", with what was understood below it. */
export function FollowUpLine({
  label = t('line.label'),
  act = t('line.add'),
  usualTitle = '',
  takesFocus = false,
  busy = false,
  onRead,
  onAdd,
}: FollowUpLineProps) {
  const id = useId();
  const input = useAutoFocus<HTMLInputElement>(takesFocus);
  const { now, ...format } = useSurroundings();
  const [line, setLine] = useState('');
  const [isTold, setTold] = useState(false);
  const understand = (text: string) => {
    const { title, when } = readFollowUp(text, Math.max(now.value, Date.now()), format.timeZone);
    const named = title || usualTitle;
    return { when, written: when && named ? { title: named, when } : null };
  };
  const { when, written } = understand(line);
  const missing = when ? t('line.noTitle') : t('line.noTime');
  const write = (text: string) => {
    setLine(text);
    setTold(false);
    onRead?.(understand(text).written);
  };
  const add = async () => {
    if (!written || !onAdd) setTold(true);
    else if (await onAdd(written)) write('');
    input.current?.focus();
  };
  return (
    <div class="follow-up-line">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="input-row">
        <input
          id={id}
          ref={input}
          class="input"
          name="followUp"
          autoComplete="off"
          placeholder={usualTitle ? t('line.when') : t('line.what')}
          aria-describedby={`${id}-read`}
          aria-invalid={isTold}
          value={line}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onAdd) return;
            event.preventDefault();
            void add();
          }}
        />
        {onAdd && (
          <Button look="primary" busy={busy} onClick={() => void add()}>
            {act}
          </Button>
        )}
      </div>
      <span class="follow-up-read" id={`${id}-read`} aria-live="polite">
        {isTold && <span class="field-error">{missing}</span>}
        {written && <Understood written={written} format={format} now={now.value} />}
      </span>
    </div>
  );
}

interface UnderstoodProps {
  written: WrittenFollowUp;
  format: { locale: string; timeZone: string };
  now: number;
}

function Understood({ written: { title, when }, format, now }: UnderstoodProps) {
  const due = { ...when, dueBy: when.dueAt };
  const exact = when.dueAt ? exactTime(Date.parse(when.dueAt), format) : (when.dueOn ?? undefined);
  return (
    <span title={exact}>
      {title} · <strong>{t('line.due', { when: dueInWords(due, now, format) })}</strong>
      {when.dueAt && <span class="faint"> {exact}</span>}
    </span>
  );
}
