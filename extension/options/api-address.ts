import * as v from 'valibot';

export type AddressCheck = 'ok' | 'notAnAddress' | 'notPathSix' | 'noAnswer';

const health = v.object({ status: v.literal('ok') });

/** `crm.company.com/` → `https://crm.company.com`, `localhost:8787` → `http://localhost:8787`; null when it is no web address. */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^(?!https?:)[a-z]+:\/\//i.test(text)) return null;
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(text);
  const url = URL.parse(
    /^https?:\/\//i.test(text) ? text : `${isLocal ? 'http' : 'https'}://${text}`,
  );
  if (!url || !text || url.username || url.search || url.hash) return null;
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** Asks `/healthz` whether a PathSix server answers there. */
export async function checkAddress(
  address: string,
  send: typeof fetch = (...request) => fetch(...request),
): Promise<AddressCheck> {
  try {
    const response = await send(`${address}/healthz`, { signal: AbortSignal.timeout(8000) });
    return response.ok && (await isHealthy(response)) ? 'ok' : 'notPathSix';
  } catch {
    return 'noAnswer'; // refused, unknown host, no CORS, or too slow: for the rep it is all the same
  }
}

/** Many servers answer anything with 200; only ours says so in these words. */
async function isHealthy(response: Response): Promise<boolean> {
  const text = await response.text();
  try {
    return v.safeParse(health, JSON.parse(text)).success;
  } catch {
    return false; // no JSON: a page of somebody else
  }
}
