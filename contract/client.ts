import type { Endpoint, Input, Output } from './endpoint.ts';
import type { ErrorCode, ExistingRecord, FieldError, Problem } from './errors.ts';
import type { Source } from './record.ts';

/** The server said no: `code` says why, `errors` which fields, `existing` which record is in the way. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly errors: FieldError[];
  readonly existing: ExistingRecord | null;
  readonly requestId: string;
  /** Seconds to wait before the next try, where the server named them. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null) {
    super(problem.detail || problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.errors = problem.errors;
    this.existing = problem.existing ?? null;
    this.requestId = problem.requestId;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: offline, the server is down, or something else answered in its place. */
export class NoAnswer extends Error {}

export interface CallOptions {
  /** The version the change is based on; a newer one on the server makes it fail as `stale`. */
  ifMatch?: number;
  /** Makes a POST safe to repeat: the same key has one effect. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Sent as the body, however large it is; the input then goes into the query. Its type says what it is. */
  file?: Blob;
}

interface ClientSettings {
  /** Where the API is served, like `http://localhost:8787`. */
  base: string;
  source?: Source;
  token?: () => string | null | Promise<string | null>;
  send?: typeof fetch;
  /** Called when the server no longer knows the token. */
  onSignedOut?: () => void;
  /** Called with every other refusal, before whoever asked hears of it. */
  onRefused?: (error: ApiError) => void;
}

export type Client = ReturnType<typeof createClient>;

/** Calls endpoints of the contract. Throws `ApiError` when the server refuses and `NoAnswer` when none was reached. */
export function createClient(settings: ClientSettings) {
  const { base, source, token = () => null, onSignedOut, onRefused } = settings;
  const send = settings.send ?? ((...sent) => fetch(...sent));
  return async function call<E extends Endpoint>(
    endpoint: E,
    input: Input<E>,
    options: CallOptions = {},
  ): Promise<Output<E>> {
    const headers = headersFor(await token(), source, options);
    const [url, init] = request(base, endpoint, input, headers, options.file);
    const response = await send(url, { ...init, signal: options.signal ?? null }).catch(
      (error: unknown) => {
        if (options.signal?.aborted) throw error;
        throw new NoAnswer('The server cannot be reached', { cause: error });
      },
    );
    if (response.status === 204) return null;
    if (response.ok && endpoint.type)
      return endpoint.type === 'application/pdf' ? response.blob() : response.text();
    const answer = await response.json().catch((error: unknown) => {
      throw new NoAnswer('Something other than PathSix answered', { cause: error });
    });
    if (response.ok) return answer;
    if (!isProblem(answer)) throw new NoAnswer('Something other than PathSix answered');
    const refusal = new ApiError(answer, Number(response.headers.get('retry-after')) || null);
    if (answer.code === 'unauthenticated') onSignedOut?.();
    else onRefused?.(refusal);
    throw refusal;
  };
}

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'requestId' in answer;

function headersFor(token: string | null, source: Source | undefined, options: CallOptions) {
  const headers = new Headers();
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (source) headers.set('x-pathsix-source', source);
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  return headers;
}

/** Input goes into the path where the path names it, and else into the body, or the query of a GET or DELETE. */
function request(
  base: string,
  { method, path }: Endpoint,
  input: object,
  headers: Headers,
  file?: Blob,
): [URL, RequestInit] {
  const rest = new Map<string, unknown>(Object.entries(input));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const url = new URL(`${base.replace(/\/+$/, '')}/api/v1${filled}`);
  if (!file && (method === 'POST' || method === 'PATCH')) {
    headers.set('content-type', 'application/json');
    return [url, { method, headers, body: JSON.stringify(Object.fromEntries(rest)) }];
  }
  for (const [name, value] of rest)
    if (['string', 'number', 'boolean'].includes(typeof value))
      url.searchParams.set(name, `${value as string | number | boolean}`);
  if (file) headers.set('content-type', file.type);
  return [url, { method, headers, ...(file && { body: file }) }];
}
