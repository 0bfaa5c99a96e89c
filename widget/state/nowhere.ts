import { ApiError, NoAnswer, type Client } from '../../contract/client.ts';
import { reportNotFound } from '../../contract/logs.ts';

/** Tells the server of an address that no screen has. Nobody waits for it: offline or told too often, it is let go. */
export async function tellNowhere(call: Client, path: string): Promise<void> {
  try {
    await call(reportNotFound, { path: `/app${path}` });
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof NoAnswer)) throw error;
  }
}
