import type { Context } from 'hono';
import * as v from 'valibot';

import type { Endpoint, Parsed } from '../../contract/endpoint.ts';
import type { FieldError } from '../../contract/errors.ts';
import { AppError, notFound } from '../errors.ts';
import { parseBody, readBody } from './body.ts';
import type { Env } from './context.ts';

/** Nobody mends more at once, and the answer to a large heap of nonsense stays small. */
const mostNamed = 100;

/** What was sent, checked against the contract. Throws `invalid` with every wrong field at once. */
export const readInput = async <E extends Endpoint>(
  c: Context<Env>,
  endpoint: E,
): Promise<Parsed<E>> => (await receive(c, endpoint))();

/**
 * Takes in what was sent, and answers how to check it against the contract. Checking costs more than receiving: it waits
 * until it is known who asks, so that a stranger can neither keep the server busy nor learn anything about the input.
 */
export async function receive<E extends Endpoint>(
  c: Context<Env>,
  endpoint: E,
): Promise<() => Parsed<E>> {
  const body = hasBody(endpoint) ? await readBody(c) : null;
  return () => {
    const sent = body === null ? c.req.query() : parseBody(c, body);
    const named = c.req.param();
    const wrong = [...contradictions(sent, named), ...(body === null ? repeats(c) : [])];
    return check(endpoint, { ...sent, ...named }, wrong);
  };
}

const hasBody = ({ method }: Endpoint) => method === 'POST' || method === 'PATCH';

/** Input that the contract refuses. */
export class WrongInput extends AppError {
  /** The names of what is wrong, and the values of the rest, with which there may be more wrong. */
  readonly wrong: string[];
  readonly right: Record<string, unknown>;

  constructor(errors: FieldError[], found: unknown) {
    super('invalid', summary(errors.length), { errors: errors.slice(0, mostNamed) });
    const names = new Set(errors.map(({ field }) => field.replace(/\..*/, '')));
    this.wrong = [...names];
    this.right = Object.fromEntries(
      Object.entries(found ?? {}).filter(([name]) => !names.has(name)),
    );
  }

  /** Both in one answer. */
  and(other: AppError | null): AppError {
    if (!other) return this;
    const { pointsNowhere } = other;
    const errors = [...this.errors, ...other.errors];
    return new AppError('invalid', summary(errors.length), { errors, pointsNowhere });
  }
}

/** Input that did not come as JSON, checked against the contract. Throws `invalid` with every wrong field at once. */
export const checkInput = <E extends Endpoint>(endpoint: E, sent: object): Parsed<E> =>
  check(endpoint, sent, []);

function check<E extends Endpoint>(endpoint: E, all: object, wrong: FieldError[]): Parsed<E> {
  // One reason for each wrong field is enough.
  const { success, output, issues } = v.safeParse(endpoint.input, all, { abortPipeEarly: true });
  if (success && wrong.length === 0) return output;
  // An id in the path that cannot be one names nothing.
  if (issues?.some((issue) => v.getDotPath(issue) === 'id' && endpoint.path.includes(':id')))
    throw notFound();
  throw new WrongInput([...wrong, ...(issues ?? []).map(fieldError)], output);
}

/** What stands in the path as well as beside it must be the same in both places. */
const contradictions = (sent: object, named: Record<string, string>): FieldError[] =>
  Object.entries(named).flatMap(([field, value]) => {
    const other: unknown = Object.hasOwn(sent, field) ? Reflect.get(sent, field) : value;
    const isSame = typeof other === 'string' && other.toLowerCase() === value.toLowerCase();
    return isSame ? [] : [{ field, message: 'The address names another one; leave this out' }];
  });

/** Which of two was meant nobody can know. */
const repeats = (c: Context<Env>): FieldError[] =>
  Object.entries(c.req.queries()).flatMap(([field, { length }]) =>
    length > 1 ? [{ field, message: 'Send this once; separate several values by commas' }] : [],
  );

const summary = (count: number) =>
  count === 1 ? 'One value needs attention' : `${count} values need attention`;

const fieldError = (issue: v.BaseIssue<unknown>) => ({
  field: v.getDotPath(issue) ?? 'body',
  message: messageOf(issue),
});

/** Our own messages stand as they are; the library's are put into words. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return 'There is no such field; check its spelling';
  if (issue.received === 'undefined' && issue.input === undefined) return 'This is needed';
  if (issue.message.startsWith('Invalid ')) return `Expected ${issue.expected ?? 'another value'}`;
  return issue.message;
}
