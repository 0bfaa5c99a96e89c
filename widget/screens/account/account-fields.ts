import { needed, text } from '../../../contract/field.ts';
import { newPassword as newPasswordValue } from '../../../contract/passwords.ts';
import type { Fields } from '../../../contract/record.ts';
import { t } from '../../messages/t-account.ts';

/** One's own password, to show that it is oneself. */
export const password = needed(text(t('account.password')));

/** Of the second factor, where there is one. */
export const code = needed(text(t('signIn.code'), { help: t('signIn.codeHelp') }));

/** A password to be; that it is no common one is checked by the server. */
export const newPassword = {
  kind: 'text',
  label: t('account.newPassword'),
  value: newPasswordValue,
  empty: null,
  needed: true,
  help: t('account.passwordHelp'),
} as const satisfies Fields[string];
