import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../../state/any-record.ts';

/** Whether somebody is the first one to ask for, or has left. */
export const ContactMarks = ({ contact }: { contact: AnyRecord }) => (
  <>
    {contact['isPrimary'] === true && (
      <span class="pill" data-tone="accent">
        <span>{t('contact.isPrimary')}</span>
      </span>
    )}
    {contact['isInactive'] === true && (
      <span class="pill" data-tone="none">
        <span>{t('contact.inactive')}</span>
      </span>
    )}
  </>
);
