import type { FieldError } from '../../contract/errors.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import type { Tx } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import type { WrongInput } from '../http/input.ts';
import { readCustom } from './custom-values.ts';
import { findRecord } from './get.ts';
import { lostMembers, lostReferences } from './references.ts';

interface Known {
  before: Row | null;
  /** Fields whose values were refused by themselves. */
  refused?: readonly string[];
  /** What is wrong with the tenant's own fields. */
  errors?: readonly FieldError[];
}

/**
 * What is wrong with a record beyond its single values, all at once: the rule over several fields, and every reference to
 * what is not there. Null where nothing is.
 */
export async function faultIn(
  tx: Tx,
  type: RecordType,
  record: Row,
  { before, refused = [], errors: own = [] }: Known,
): Promise<AppError | null> {
  const broken = brokenRule(type, record, refused);
  const lost = await lostReferences(tx, type, record, before);
  // What is right in all else is not asked about members: the statement that saves it finds out by itself.
  if (!broken && lost.length === 0 && refused.length === 0 && own.length === 0) return null;
  lost.push(...(await lostMembers(tx, type, record, before)));
  const errors = [...(broken ? [broken] : []), ...own, ...lost];
  const [first, ...others] = errors;
  if (!first) return null;
  const message = others.length > 0 ? `${errors.length} values need attention` : first.message;
  return new AppError('invalid', message, { errors, pointsNowhere: lost.length > 0 });
}

/** A rule that looks at a value that was refused has nothing to say: it depends on what comes in its place. */
function brokenRule(type: RecordType, record: Row, refused: readonly string[]): FieldError | null {
  let isSure = true;
  const watched = new Proxy(record, {
    get(values, name) {
      isSure &&= !refused.includes(String(name));
      return values[String(name)];
    },
  });
  const broken = type.check?.(watched) ?? null;
  return isSure ? broken : null;
}

/** What else is wrong with a draft of which some values were refused. */
export async function faultInDraft(tx: Tx, type: RecordType, { right, wrong }: WrongInput) {
  const own = { given: right, before: null, asksForAll: false };
  const { errors } = await readCustom(tx, type, own);
  return faultIn(tx, type, right, { before: null, refused: wrong, errors });
}

/** What else is wrong with a change of which some values were refused; nothing, where there is no such record for the actor. */
export async function faultInPatch(tx: Tx, type: RecordType, { right, wrong }: WrongInput) {
  const { id, ...patch } = right;
  const before = typeof id === 'string' ? await findRecord(tx, type, id) : null;
  if (!before) return null;
  const { errors } = await readCustom(tx, type, { given: patch, before, asksForAll: false });
  return faultIn(tx, type, { ...before, ...patch }, { before, refused: wrong, errors });
}
