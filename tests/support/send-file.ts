import { createClient } from '../../contract/client.ts';
import { isUnderWay } from '../../contract/import-words.ts';
import { getImport, type ImportBatch } from '../../contract/imports.ts';
import { until } from '../proof/until.ts';

interface Sender {
  base: string;
  token: string;
}

/** Sends a file to be imported, and answers the import as it is then. Throws what the server refuses. */
export async function sendFile(
  { base, token }: Sender,
  file: BodyInit,
  query: Record<string, string> = {},
  type = 'text/csv',
): Promise<ImportBatch> {
  const url = new URL(`${base}/api/v1/imports`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const response = await fetch(url, { method: 'POST', headers, body: file });
  const sent = await response.json();
  if (response.status !== 201) throw new Error(JSON.stringify(sent));
  return sent;
}

/** Waits until nothing of an import is under way any more. */
export async function settledImport({ base, token }: Sender, id: string, patienceMs = 20_000) {
  const call = createClient({ base, token: () => token });
  let found = await call(getImport, { id });
  await until(patienceMs, async () => {
    found = await call(getImport, { id });
    return !isUnderWay(found.state);
  });
  return found;
}
