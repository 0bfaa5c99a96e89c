import { createTransport } from 'nodemailer';

import type { Config } from '../config.ts';

interface Letter {
  /** The same mail has the same one each time it is sent, so that a repeat can be told from a second mail. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands a letter to the mail server. Throws what the server or the network said. */
export type Transport = (letter: Letter) => Promise<void>;

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Speaks to the server of SMTP_URL, as `from=` in it says or as `no-reply` of our own address. */
export function openTransport(smtpUrl: URL, { publicUrl }: Pick<Config, 'publicUrl'>): Transport {
  const from = smtpUrl.searchParams.get('from') ?? `no-reply@${publicUrl.hostname}`;
  const isSecure = smtpUrl.protocol === 'smtps:';
  const user = decodeURIComponent(smtpUrl.username);
  const transport = createTransport({
    host: smtpUrl.hostname.replace(/^\[|\]$/g, ''),
    port: Number(smtpUrl.port) || (isSecure ? 465 : 587),
    secure: isSecure,
    ...(user && { auth: { user, pass: decodeURIComponent(smtpUrl.password) } }),
    ...timeouts,
  });
  return async ({ messageId, to, subject, text }) => {
    await transport.sendMail({
      from: { name: 'PathSix', address: from },
      to: { name: '', address: to },
      messageId: `<${messageId}@${publicUrl.hostname}>`,
      subject,
      text,
      // Keeps holiday notes from answering (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  };
}

/** The server will never take it: 5xx, as RFC 5321 has it. Anything else may pass. */
export const isForGood = (error: unknown): boolean => {
  const code =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'responseCode') : null;
  return typeof code === 'number' && code >= 500 && code < 600;
};
