import { ApiError } from '../../../contract/client.ts';

/** Whether the server says that a link is no good any more. */
export const isDeadLink = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.code === 'not_found' || error.errors.some(({ field }) => field === 'token'));
