import { t } from '../messages/t.ts';
import { Icon } from './Icon.tsx';

/** A call and a mail to whom something is about, where there is a number or an address. */
export const ReachLinks = ({ phone, email }: { phone: string | null; email: string | null }) => (
  <>
    {phone && (
      <a
        class="button reach"
        data-small
        href={`tel:${phone.replace(/[^\d+]/g, '')}`}
        aria-label={t('reach.call', { phone })}
        title={t('reach.call', { phone })}
      >
        <Icon name="phone" />
      </a>
    )}
    {email && (
      <a
        class="button reach"
        data-small
        href={`mailto:${email}`}
        aria-label={t('reach.mail', { email })}
        title={t('reach.mail', { email })}
      >
        <Icon name="email" />
      </a>
    )}
  </>
);
