import { ApiError, createClient } from '../../contract/client.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever JSON came; tests assert what they expect of it
  body: any;
}

export interface Asker {
  token?: string | null;
  headers?: Record<string, string>;
}

/** Calls an endpoint through the contract's client and answers what came over the wire, refused or not. The input may be nonsense. */
export async function ask(
  base: string,
  endpoint: Endpoint,
  input: object,
  { token = null, headers = {} }: Asker = {},
): Promise<Answer> {
  const answers: Answer[] = [];
  const call = createClient({
    base,
    token: () => token,
    send: async (url, init) => {
      const all = new Headers(init?.headers);
      for (const [name, value] of Object.entries(headers)) all.set(name, value);
      const response = await fetch(url, { ...init, headers: all });
      const text = await response.clone().text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const plain = endpoint.type === 'application/pdf' ? await response.clone().blob() : text;
      const body: unknown = isJson ? JSON.parse(text) : plain || null;
      answers.push({ status: response.status, text, headers: response.headers, body });
      return response;
    },
  });
  await call(endpoint, input).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
  const [answer] = answers;
  if (!answer) throw new Error('A call that ends has sent something');
  return answer;
}

/** How calls that raced each other were answered, in order of size. */
export const statusesOf = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);
