import { Icon } from '../../widget/components/Icon.tsx';
import { t } from '../../widget/messages/t-extension.ts';

interface ReachProps {
  name: string | null;
  phone: string | null;
  email: string | null;
}

/** Links that start a call or an e-mail; nothing where there is no number or address. */
export function Reach({ name, phone, email }: ReachProps) {
  const whom = name ?? email ?? phone ?? '';
  const dialled = phone?.replace(/[^\d+]/g, '');
  const call = t('popup.call', { name: whom });
  const write = t('popup.mail', { name: whom });
  return (
    <>
      {dialled && (
        <a
          class="button"
          data-small
          data-icon-only
          href={`tel:${dialled}`}
          aria-label={call}
          title={call}
        >
          <Icon name="phone" />
        </a>
      )}
      {email && (
        <a
          class="button"
          data-small
          data-icon-only
          href={`mailto:${encodeURIComponent(email)}`}
          aria-label={write}
          title={write}
        >
          <Icon name="email" />
        </a>
      )}
    </>
  );
}
