import { Field } from './Field.tsx';
import type { FieldName } from './fields.ts';
import { whenIn, type Messages } from './messages/index.ts';
import type { FormModel } from './model.ts';
import type { Failure } from './send.ts';
import type { Settings } from './settings.ts';

interface FormProps {
  settings: Settings;
  model: FormModel;
  onSubmit: (form: HTMLFormElement) => void;
}

/** Everything a visitor sees, as it is now. */
export function Form({ settings, model, onSubmit }: FormProps) {
  const { words, language } = settings;
  const { phase, failure, nickname } = model.state;
  const busy = phase === 'sending';
  if (phase === 'sent') return <Sent words={words} onAnother={model.startAgain} />;
  return (
    <form
      part="form"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(event.currentTarget);
      }}
    >
      <slot name="intro" />
      <div class="fields">
        {settings.fields.map((name) => (
          <Field key={name} {...fieldProps(name, settings, model)} />
        ))}
      </div>
      <div class="trap" aria-hidden="true" inert>
        <label>
          Nickname
          <input
            name="nickname"
            tabIndex={-1}
            autocomplete="off"
            value={nickname}
            onInput={({ currentTarget }) => model.fillTrap(currentTarget.value)}
          />
        </label>
      </div>
      <slot name="consent" />
      <div role="alert" class="alert" part="alert">
        {failure && <p class="failure">{failureWords(failure, words, language)}</p>}
      </div>
      <button part="button" class="main" disabled={busy}>
        {busy && <span class="spinner" aria-hidden="true" />}
        {busy ? words.sending : failure ? words.again : words.send}
      </button>
    </form>
  );
}

function fieldProps(
  name: FieldName,
  { words, fields, required }: Settings,
  { state, change }: FormModel,
) {
  const isWay = name === 'email' || name === 'phone';
  const ways = fields.filter((one) => one === 'email' || one === 'phone');
  const [first = 0, second = 0] = ways.map((one) => fields.indexOf(one));
  // Once one of both is required, the other is of no more help.
  const either = isWay && ways.length > 1 && !ways.some((one) => required.has(one));
  return {
    name,
    words,
    value: state.values[name],
    error: state.errors[name],
    help: either && name === ways[0] ? words.either : null,
    required: required.has(name),
    optional: !required.has(name) && !either,
    // E-mail and phone stand side by side, where they follow each other.
    wide: !isWay || ways.length === 1 || Math.abs(first - second) > 1,
    busy: state.phase === 'sending',
    onChange: (value: string) => change(name, value),
  };
}

function failureWords({ reason, waitSeconds }: Failure, words: Messages, language: string): string {
  if (reason === 'refused') return words.wrongText;
  if (reason !== 'tooMany' && reason !== 'away') return words[reason];
  const when = waitSeconds === null ? words.later : whenIn(language, waitSeconds);
  return words[reason].replace('{when}', when);
}

const Sent = ({ words, onAnother }: { words: Messages; onAnother: () => void }) => (
  <div class="sent" part="sent" role="status" tabIndex={-1}>
    <p>
      <slot name="sent">{words.sent}</slot>
    </p>
    <button type="button" part="button" onClick={onAnother}>
      {words.another}
    </button>
  </div>
);
