import { securityKinds } from '../../../contract/logs.ts';
import { t } from '../../messages/t-admin.ts';

/** What was asked for: "GET /api/v1/leads". */
export const askedOf = ({ method, path }: { method: string | null; path: string | null }) =>
  [method, path].filter(Boolean).join(' ');

/** Particulars of an event, as it has them. */
export const particulars = ({ details }: { details: Record<string, unknown> }) =>
  Object.entries(details).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );

export const securityKindOptions = () =>
  securityKinds.map((value) => ({ value, label: t(`security.${value}`) }));
