import { AppError } from '../errors.ts';

/** Refuses a change that is based on another version than the one that is there. */
export function refuseStale(ifMatch: number | null, version: number): void {
  if (ifMatch !== null && ifMatch !== version)
    throw new AppError(
      'stale',
      'Somebody changed this since you opened it; look at what is there now',
    );
}
