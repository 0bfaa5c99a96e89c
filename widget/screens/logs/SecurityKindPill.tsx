import { denials, type SecurityKind } from '../../../contract/logs.ts';
import { t } from '../../messages/t-admin.ts';

/** What happened, in the colour of a refusal where it was one. */
export const SecurityKindPill = ({ kind }: { kind: SecurityKind }) => (
  <span class="pill" data-tone={denials.some((one) => one === kind) ? 'overdue' : 'info'}>
    <span>{t(`security.${kind}`)}</span>
  </span>
);
