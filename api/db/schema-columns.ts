import type { ColumnType } from 'kysely';

/** Moments are read as ISO 8601 text and written as that or as a Date. */
export type Instant = ColumnType<string, string | Date | undefined, string | Date>;
export type Json = ColumnType<Record<string, unknown>, string, string>;
