import { newId } from '../../contract/id.ts';
import { emptyDraft, type DraftStore } from './draft.ts';
import type { FieldName, Values } from './fields.ts';
import type { Failure, Outcome } from './send.ts';

export type Errors = Partial<Record<FieldName, string>>;

export interface FormState {
  values: Values;
  /** What a robot put where people see nothing. */
  nickname: string;
  errors: Errors;
  phase: 'filling' | 'sending' | 'sent';
  failure: Failure | null;
}

interface Parts {
  store: DraftStore;
  deliver: (filled: { id: string; values: Values; nickname: string }) => Promise<Outcome>;
  /** Called after every change, to draw it. */
  onChange: () => void;
}

export type FormModel = ReturnType<typeof createFormModel>;

/** A form from the first letter to the receipt. What was typed is kept until the server has it. */
export function createFormModel({ store, deliver, onChange }: Parts) {
  let draft = store.read();
  const filling: FormState = {
    values: draft.values,
    nickname: '',
    errors: {},
    phase: 'filling',
    failure: null,
  };
  const model = {
    state: filling,

    change(name: FieldName, value: string) {
      // An id that may have arrived stands for what was sent with it; other words are another submission.
      const id = draft.tried ? newId() : draft.id;
      draft = { id, values: { ...draft.values, [name]: value }, tried: false };
      store.write(draft);
      const { [name]: _, ...errors } = model.state.errors;
      set({ values: draft.values, errors });
    },

    fillTrap(nickname: string) {
      set({ nickname });
    },

    refuse(errors: Errors) {
      set({ errors, failure: null });
    },

    /** Sends once, however often it is called meanwhile; null when it was already under way. */
    async submit(): Promise<Outcome | null> {
      if (model.state.phase !== 'filling') return null;
      draft = { ...draft, tried: true };
      store.write(draft);
      set({ phase: 'sending', errors: {}, failure: null });
      const outcome = await deliver({ ...draft, nickname: model.state.nickname });
      settle(outcome);
      return outcome;
    },

    startAgain() {
      draft = emptyDraft();
      set({ ...filling, values: draft.values });
    },
  };

  function settle(outcome: Outcome) {
    if (outcome.kind === 'sent') {
      store.clear();
      set({ phase: 'sent' });
    } else if (outcome.kind === 'wrong') set({ phase: 'filling', errors: outcome.errors });
    else set({ phase: 'filling', failure: outcome });
  }

  function set(change: Partial<FormState>) {
    model.state = { ...model.state, ...change };
    onChange();
  }

  return model;
}
