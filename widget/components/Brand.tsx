import { t } from '../messages/t.ts';

/** The name and its mark. */
export const Brand = () => (
  <span class="brand">
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M9.5 23V10h7a4.5 4.5 0 0 1 0 9h-4" />
      <circle cx="22.5" cy="22.5" r="1.8" />
    </svg>
    <span class="brand-name">{t('app.name')}</span>
  </span>
);
