import { batch, signal } from '@preact/signals';

import { ApiError } from '../../contract/client.ts';
import type { ExistingRecord, FieldError } from '../../contract/errors.ts';
import { newId } from '../../contract/id.ts';
import type { Fields, Row } from '../../contract/record.ts';
import { failureOf } from './failure.ts';
import { cleaned, problemOf, same, type Typed } from './field-value.ts';

interface FormSettings {
  fields: Fields;
  /** A rule over several fields. */
  check?: ((record: Row) => FieldError | null) | undefined;
  initial?: Row;
}

/** Thrown by a `save` that knows better words than the server's for why it failed. */
export class Refusal extends Error {}

export type Form = ReturnType<typeof createForm>;

/** What is typed into a form, what is wrong with it, and whether it is under way. Outlives the form on the screen, so that nothing typed is lost. */
export function createForm({ fields, check, initial = {} }: FormSettings) {
  const begin = (given: Row): Row =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, given[name] ?? field.empty]),
    );
  let start = begin(initial);
  let id = newId();
  const typed = signal<Record<string, Typed>>(start);
  const errors = signal<Record<string, string>>({});
  const busy = signal(false);
  /** Why it was not saved, where no single field is to blame. */
  const problem = signal<string | null>(null);
  const duplicate = signal<ExistingRecord | null>(null);

  const set = (name: string, value: Typed) => {
    const { [name]: _mended, ...others } = errors.value;
    batch(() => {
      typed.value = { ...typed.value, [name]: value };
      errors.value = others;
    });
  };

  const values = (): Row =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, cleaned(field, typed.value[name])]),
    );

  /** The values that differ from those the form began with. */
  const changes = (): Row =>
    Object.fromEntries(
      Object.entries(values()).filter(([name, value]) => !same(value, start[name])),
    );

  /** Takes over what is newer, except where somebody has typed. */
  const rebase = (newer: Row) => {
    const touched = changes();
    start = begin(newer);
    typed.value = Object.fromEntries(
      Object.keys(fields).map((name) => [name, name in touched ? typed.value[name] : start[name]]),
    );
  };

  /** Empties the form, for the next one of its kind. */
  const reset = (given = initial) => {
    id = newId();
    start = begin(given);
    batch(() => {
      typed.value = start;
      errors.value = {};
      problem.value = null;
      duplicate.value = null;
    });
  };

  /** Says at a field what is wrong with it, once the typist has left it. */
  const checkField = (name: string) => {
    const field = fields[name];
    const wrong = field && problemOf(field, typed.value[name]);
    if (wrong) errors.value = { ...errors.value, [name]: wrong };
  };

  const isValid = () => {
    const found: Record<string, string> = {};
    for (const [name, field] of Object.entries(fields)) {
      const wrong = problemOf(field, typed.value[name]);
      if (wrong) found[name] = wrong;
    }
    const rule = check?.(values());
    if (rule && rule.field in fields) found[rule.field] ??= rule.message;
    errors.value = found;
    return Object.keys(found).length === 0;
  };

  const takeRefusal = (error: unknown) => {
    if (error instanceof Refusal) problem.value = error.message;
    else if (error instanceof ApiError && error.existing) duplicate.value = error.existing;
    else if (error instanceof ApiError && error.errors.length > 0) takeErrors(error.errors);
    else problem.value = failureOf(error).why;
  };

  const takeErrors = (refused: FieldError[]) => {
    const found: Record<string, string> = {};
    for (const { field, message } of refused) {
      const name = field in fields ? field : (field.split('.')[0] ?? '');
      if (name in fields) found[name] ??= message;
      else problem.value = message;
    }
    errors.value = found;
  };

  /** Runs `save` when everything is right; the answer says whether it was saved. */
  const submit = async (save: () => Promise<void>): Promise<boolean> => {
    if (busy.value || !isValid()) return false;
    batch(() => {
      busy.value = true;
      problem.value = null;
      duplicate.value = null;
    });
    try {
      await save();
      return true;
    } catch (error) {
      takeRefusal(error);
      return false;
    } finally {
      busy.value = false;
    }
  };

  return {
    /** The id of the record to be made: saving again after a lost answer makes it once. */
    id: () => id,
    fields,
    typed,
    errors,
    busy,
    problem,
    duplicate,
    set,
    values,
    changes,
    rebase,
    reset,
    checkField,
    submit,
  };
}
