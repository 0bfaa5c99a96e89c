export const en = {
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  company: 'Company',
  message: 'Message',
  optional: 'optional',
  either: 'An e-mail address or a phone number is enough.',
  needed: 'Fill this in.',
  neededEither: 'Enter an e-mail address or a phone number, so that we can answer.',
  wrongEmail: 'Enter an e-mail address like name@company.com.',
  wrongPhone: 'Enter a phone number with at least three digits.',
  wrongText: 'This cannot be sent as it is. Change or shorten it.',
  send: 'Send',
  sending: 'Sending…',
  again: 'Try again',
  sent: 'Thank you. We have your message.',
  another: 'Send another message',
  offline: 'You are offline. What you typed is kept: try again when you are back online.',
  unreachable: 'This could not be sent, because our server did not answer. What you typed is kept.',
  notSetUp: 'This form is not set up for this website. Please reach us another way.',
  tooMany: 'Too much was sent from your connection. What you typed is kept: try again {when}.',
  away: 'Our server is not available just now. What you typed is kept: try again {when}.',
  later: 'later',
};

/** Every word that a visitor reads, by name. */
export type Messages = Record<keyof typeof en, string>;
