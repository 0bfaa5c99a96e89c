import type { interactionKinds, outcomes } from '../../../contract/records/choices.ts';

/** One thing that happens on the way from a found address to a customer, in the words a rep would use. */
interface StepWords {
  kind: keyof typeof interactionKinds;
  direction: 'in' | 'out';
  outcome: keyof typeof outcomes | null;
  /** How long it takes, at least and at most. */
  minutes: readonly [number, number] | null;
  texts: readonly { subject: string; body: string }[];
}

const call = (subject: string, body: string) => ({ subject, body });
const mail = (subject: string, ...paragraphs: string[]) => ({
  subject,
  body: paragraphs.join('\n\n'),
});

const regards = 'Best regards\n{me}';

export const steps = {
  missedCall: {
    kind: 'call',
    direction: 'out',
    outcome: 'no_answer',
    minutes: null,
    texts: [
      call('Call to {company}', 'Nobody picked up.'),
      call('Call to {company}', 'Rang out twice. The front desk says: after lunch.'),
      call('Tried {first}', 'Line busy, try again tomorrow.'),
      call('Tried {first}', 'Went to a queue and was cut off.'),
      call('Tried {first}', 'On holiday until Monday, says the mailbox. Left no message.'),
    ],
  },
  leftMessage: {
    kind: 'call',
    direction: 'out',
    outcome: 'left_message',
    minutes: [1, 3],
    texts: [
      call(
        'Voicemail for {first}',
        'Left my name, what it is about ({need}) and when to reach me.',
      ),
      call('Message left at {company}', 'A colleague took a note; {first} will call back.'),
      call('Voicemail for {first}', 'Asked for a call back this week.'),
    ],
  },
  mailSent: {
    kind: 'email',
    direction: 'out',
    outcome: null,
    minutes: null,
    texts: [
      mail(
        'Your question about {need}',
        '{hello},',
        'you asked about {need}. I have put together two examples that come close and would like to hear which one is nearer to what you have in mind.',
        'Would a short call on Tuesday or Thursday suit you?',
        regards,
      ),
      mail(
        'A short introduction',
        '{hello},',
        'I tried to reach you by phone without luck. In one sentence: we did a job like yours ({need}) for three others of your size, on the agreed date each time. If that is of interest, ten minutes are enough to see whether it fits.',
        regards,
      ),
      mail(
        'What I promised you',
        '{hello},',
        'here is our overview, with prices from last year as a guide. They have risen by about 4 % since.',
        regards,
      ),
      mail(
        '{company}: two ideas',
        '{hello},',
        'I looked at your pages and have two ideas for {need}, one of them cheaper than you may think. May I show them to you?',
        regards,
      ),
    ],
  },
  mailReceived: {
    kind: 'email',
    direction: 'in',
    outcome: 'reached',
    minutes: null,
    texts: [
      mail(
        'Re: Your question about {need}',
        'Hello,',
        'thank you for your message. We are looking at {need}, and would decide within the next two months. Can you give us a rough price that I can take to the next meeting?',
        'Kind regards\n{sender}',
      ),
      mail(
        'Re: A short introduction',
        'Good morning {mine},',
        'sounds interesting. Before we talk: do you also work for places of our size, and who would be our contact afterwards?',
        'Regards\n{sender}',
      ),
      mail(
        'Enquiry',
        'Hi,',
        'a colleague gave me your address. We need {need}. Please call me, mornings are best.',
        '{sender}',
      ),
    ],
  },
  callReached: {
    kind: 'call',
    direction: 'out',
    outcome: 'next_step',
    minutes: [6, 34],
    texts: [
      call('Call with {first}', 'Reached {first}. They need {need}. {remark} Next: {promise}.'),
      call('First talk with {company}', 'Good talk. {remark} Agreed: {promise}.'),
      call('Call about {need}', '{first} was well prepared and knows what they want. {remark}'),
      call('Call with {first}', 'Short on time but friendly. {remark} To do: {promise}.'),
      call('Call about {need}', '{remark} {remark} Decision in about six weeks.'),
    ],
  },
  meeting: {
    kind: 'meeting',
    direction: 'out',
    outcome: 'next_step',
    minutes: [40, 110],
    texts: [
      call('Meeting at {company}', '{meeting} {remark}'),
      call('Meeting with {first}', '{meeting}'),
      call('Meeting about {need}', '{meeting} Afterwards: {promise}.'),
    ],
  },
  visit: {
    kind: 'visit',
    direction: 'out',
    outcome: 'reached',
    minutes: [20, 75],
    texts: [
      call('Visit at {company}', 'Was in the neighbourhood. {remark}'),
      call(
        'Stopped by at {company}',
        '{first} had a quarter of an hour. {remark} Next: {promise}.',
      ),
      call('Met {first} at {event}', '{remark}'),
    ],
  },
  offerSent: {
    kind: 'email',
    direction: 'out',
    outcome: 'next_step',
    minutes: null,
    texts: [
      mail(
        'Our offer {number} for {need}',
        '{hello},',
        'attached is our offer for {need}. It holds for six weeks. Position 4 is optional; without it the date does not change.',
        'I will call you on Monday to go through it.',
        regards,
      ),
      mail(
        'Revised offer {number}',
        '{hello},',
        'here is the offer again, now with what we talked about. The total is a little lower, since one position is gone.',
        regards,
      ),
    ],
  },
  message: {
    kind: 'sms',
    direction: 'in',
    outcome: 'rescheduled',
    minutes: null,
    texts: [
      call('Text from {sender}', 'Can we move our call to next week? {sender}'),
      call('Text from {sender}', 'Stuck in a meeting, please call tomorrow before ten. {sender}'),
    ],
  },
  refused: {
    kind: 'call',
    direction: 'out',
    outcome: 'not_interested',
    minutes: [2, 12],
    texts: [
      call('Decision of {company}', 'Not this time: {lost}. Friendly, may ask again in a year.'),
      call('Call with {first}', 'They have decided: {lost}.'),
      call('Call with {first}', 'Declined: {lost}. No further calls wanted.'),
    ],
  },
  agreed: {
    kind: 'call',
    direction: 'in',
    outcome: 'reached',
    minutes: [4, 18],
    texts: [
      call(
        '{first} calls: they take it',
        'As it stands in the offer. The signed copy comes by mail.',
      ),
      call('Order from {company}', 'Start as agreed. {first} wants one contact for everything.'),
    ],
  },
  service: {
    kind: 'call',
    direction: 'in',
    outcome: 'reached',
    minutes: [3, 25],
    texts: [call('Call from {first}', '{service}'), call('{company} calls', '{service}')],
  },
} as const satisfies Record<string, StepWords>;

export type Step = keyof typeof steps;
