import { AppError } from '../errors.ts';

/**
 * Refuses whoever belongs to a company that is suspended. It is `forbidden` and not `unauthenticated`: their sessions live on, and are
 * as good as before once it is resumed.
 */
export function refuseSuspended(isSuspended: boolean, about?: { tenantId: string }): void {
  if (!isSuspended) return;
  const message =
    'Your company is suspended: nothing of it is lost. Ask whoever runs this PathSix to resume it';
  throw new AppError('forbidden', message, {
    errors: [{ field: 'tenant', message }],
    ...(about && { about }),
  });
}
