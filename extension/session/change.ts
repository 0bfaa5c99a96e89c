import { read, write, type Session } from '../storage.ts';

/** In one order: browsers give stored values back with their keys in another. */
const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const textOf = (session: Session | undefined) => JSON.stringify(session, inOrder);

/**
 * Changes who is signed in at one API address; `change` gets and answers that, and nothing for nobody. One change at a time, in
 * whatever page or worker: two that read before either has written would undo each other. Pages and the worker act on every
 * write, so what stays the same is not written. Answers whether it was.
 */
export const changeSession = (
  apiAddress: string,
  change: (session: Session | undefined) => Session | undefined,
): Promise<boolean> =>
  navigator.locks.request('sessions', async () => {
    const { [apiAddress]: before, ...others } = await read('sessions');
    const after = change(before);
    if (textOf(before) === textOf(after)) return false;
    await write('sessions', after ? { ...others, [apiAddress]: after } : others);
    return true;
  });
