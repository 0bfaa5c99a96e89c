import type { ErrorCode, ExistingRecord, FieldError } from '../contract/errors.ts';

interface Particulars {
  errors?: FieldError[];
  existing?: ExistingRecord;
  /** Seconds until another try makes sense. */
  retryAfter?: number;
  cause?: unknown;
  /** Whom the security log tells of it where no token says so: the account that was tried, or the tenant of a form. */
  about?: { email: string } | { tenantId: string };
  /** Nothing was refused yet: it only asks for more. Leaves no trace. */
  asksForMore?: boolean;
  /** It names a record that is not there. */
  pointsNowhere?: boolean;
  /** What the actor may not act on: the kind, and the record where they may see it. */
  refusedOn?: { type: string; id: string | null };
  /** Whoever is signed in did not show that it is them. */
  failsProof?: boolean;
}

/** A failure the caller is told about, in words that say what to do next. Anything else that is thrown is a bug, and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[];
  readonly existing: ExistingRecord | undefined;
  readonly retryAfter: number | undefined;
  readonly about: Particulars['about'];
  readonly asksForMore: boolean;
  readonly pointsNowhere: boolean;
  readonly refusedOn: Particulars['refusedOn'];
  readonly failsProof: boolean;

  constructor(code: ErrorCode, message: string, particulars: Particulars = {}) {
    super(message, { cause: particulars.cause });
    this.code = code;
    this.errors = particulars.errors ?? [];
    this.existing = particulars.existing;
    this.retryAfter = particulars.retryAfter;
    this.about = particulars.about;
    this.asksForMore = particulars.asksForMore ?? false;
    this.pointsNowhere = particulars.pointsNowhere ?? false;
    this.refusedOn = particulars.refusedOn;
    this.failsProof = particulars.failsProof ?? false;
  }
}

/** One wrong field. */
export const invalid = (field: string, message: string) =>
  new AppError('invalid', message, { errors: [{ field, message }] });

/** A reference to what is not there, or is somebody else's: the same words for both. */
export function noSuchRecord(field: string): AppError {
  const message = 'There is no such record';
  return new AppError('invalid', message, { errors: [{ field, message }], pointsNowhere: true });
}

/** The same words for what is not there and for what the asker may not see. */
export const notFound = () =>
  new AppError('not_found', 'There is nothing here, or nothing that you may see');
