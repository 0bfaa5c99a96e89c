import type { NewMail } from './outbox.ts';

type Words = Pick<NewMail, 'kind' | 'subject' | 'text'>;

interface Greeted {
  name: string | null;
}

/** A link into the workspace. What is secret in it stands behind the `#`, which no server and no log gets to see. */
export const linkTo = (publicUrl: URL, page: string, secret: string): string => {
  const url = new URL(`/app/${page}`, publicUrl);
  url.hash = secret;
  return url.href;
};

const lettered = (kind: string, subject: string, { name }: Greeted, lines: string[]): Words => ({
  kind,
  subject,
  text: [name === null ? 'Hello,' : `Hello ${name},`, ...lines, 'PathSix']
    .join('\n\n')
    .concat('\n'),
});

export const resetMail = (to: Greeted & { link: string; validMinutes: number }): Words =>
  lettered('password-reset', 'Set a new password for PathSix', to, [
    'Somebody, most likely you, asked for a new password for your PathSix account. Open this link to choose one:',
    to.link,
    `The link works once and for ${to.validMinutes} minutes. If you did not ask for it, do nothing: your password stays as it is.`,
  ]);

export const foundedMail = (
  to: Greeted & { company: string; link: string; validDays: number },
): Words =>
  lettered('tenant-founded', `${to.company} is on PathSix now`, to, [
    `${to.company} has a workspace on PathSix, and you are its first admin. Open this link to choose your password:`,
    to.link,
    `The link works once and for ${to.validDays} days. After that, ask for a new password on the sign-in page.`,
  ]);

export const passwordChangedMail = (to: Greeted): Words =>
  lettered('password-changed', 'Your PathSix password was changed', to, [
    'The password of your PathSix account was changed just now, and every other session was signed out.',
    'If that was not you, ask for a new password on the sign-in page at once, and tell an admin of your team.',
  ]);

export const newEmailMail = (to: Greeted & { link: string; validMinutes: number }): Words =>
  lettered('email-change', 'Confirm your new e-mail address for PathSix', to, [
    'You asked to sign in to PathSix with this address from now on. Open this link to confirm that it is yours:',
    to.link,
    `The link works once and for ${to.validMinutes} minutes. If you did not ask for it, do nothing.`,
  ]);

export const emailNoticeMail = (to: Greeted & { newEmail: string }): Words =>
  lettered('email-change-notice', 'Your e-mail address for PathSix is about to change', to, [
    `Somebody who knows your password asked to change the address of your PathSix account to ${to.newEmail}. It changes once that address is confirmed.`,
    'If that was not you, change your password at once: that calls it off.',
  ]);

export const invitationMail = (
  to: Greeted & { company: string; invitedBy: string; link: string; validDays: number },
): Words =>
  lettered('invitation', `${to.invitedBy} invites you to PathSix`, to, [
    `${to.invitedBy} invites you to work with ${to.company} in PathSix. Open this link to choose a password and begin:`,
    to.link,
    `The link works once and for ${to.validDays} days. If you do not know what this is about, do nothing.`,
  ]);
