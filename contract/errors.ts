/** Every way a request can fail that a caller is told about, its HTTP status and its title. */
export const errors = {
  invalid: { status: 422, title: 'Some values need attention' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  not_found: { status: 404, title: 'Not found' },
  duplicate: { status: 409, title: 'Already there' },
  conflict: { status: 409, title: 'This cannot be done now' },
  stale: { status: 412, title: 'Changed by somebody else' },
  too_many: { status: 429, title: 'Too many requests' },
  too_large: { status: 413, title: 'Too large' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const;

export type ErrorCode = keyof typeof errors;

/** One wrong field: `emails.0`, and what to do about it. */
export interface FieldError {
  field: string;
  message: string;
}

/** The record that holds what was to be saved: enough to open it or to ask its owner, nothing more. */
export interface ExistingRecord {
  type: string;
  id: string;
  name: string;
  owner: string | null;
  /** `false`: the asker may not read it; then `name` says no more than its kind and owner. */
  readable?: boolean;
  reasons: string[];
}

/** The body of every failed answer: `application/problem+json`, RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  errors: FieldError[];
  requestId: string;
  existing?: ExistingRecord;
}
