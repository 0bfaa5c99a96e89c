export const leadSources = {
  web_page: 'Web page',
  email: 'E-mail',
  website_form: 'Website form',
  referral: 'Referral',
  call: 'Call',
  event: 'Event',
  partner: 'Partner',
  import: 'Import',
  other: 'Other',
};

export const channels = { email: 'E-mail', phone: 'Phone', sms: 'SMS', chat: 'Chat', post: 'Post' };

/** Article 6(1) of the General Data Protection Regulation, in its own terms. */
export const lawfulBases = {
  consent: 'Consent',
  contract: 'Contract',
  legal_obligation: 'Legal obligation',
  legitimate_interest: 'Legitimate interest',
};

export const interactionKinds = {
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
  sms: 'SMS',
  chat: 'Chat',
  social: 'Social',
  visit: 'Visit',
  demo: 'Demo',
  other: 'Other',
};

export const outcomes = {
  reached: 'Reached',
  no_answer: 'No answer',
  left_message: 'Left a message',
  rescheduled: 'Rescheduled',
  not_interested: 'Not interested',
  next_step: 'Next step agreed',
  wrong_contact: 'Wrong contact',
};
