import { sqlState } from '../db/tenant.ts';
import { AppError } from '../errors.ts';
import { constraintOf } from './problem.ts';

/** For a failed write: says in words that a name is taken, where the database's constraint says so. */
export const refuseTakenName =
  (constraint: string, message: string) =>
  (error: unknown): never => {
    if (sqlState(error) !== '23505' || constraintOf(error) !== constraint) throw error;
    throw new AppError('conflict', message, { errors: [{ field: 'name', message }], cause: error });
  };
