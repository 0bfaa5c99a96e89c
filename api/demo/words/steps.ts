import type { interactionKinds, outcomes } from '../../../contract/records/choices.ts';

/** One thing that happens on the way from a found address to a customer, in the words a rep would use. */
interface StepWords {
  kind: keyof typeof interactionKinds;
  direction: 'in' | 'out';
  outcome: keyof typeof outcomes | null;
  minutes: readonly [number, number] | null;
  subjects: readonly string[];
  bodies: readonly string[];
}

export const steps = {
  missedCall: {
    kind: 'call',
    direction: 'out',
    outcome: 'no_answer',
    minutes: null,
    subjects: ['Call to {company}', 'Tried {first}'],
    bodies: [
      'Nobody picked up.',
      'Rang out twice. Front desk says {first} is in after lunch.',
      'Line busy, try again tomorrow.',
      'Went to a queue and was cut off.',
    ],
  },
  leftMessage: {
    kind: 'call',
    direction: 'out',
    outcome: 'left_message',
    minutes: [1, 3],
    subjects: ['Voicemail for {first}', 'Message left at {company}'],
    bodies: [
      'Left my name, what it is about ({need}) and when I am to be reached.',
      'Colleague takes a note, {first} calls back.',
      'Asked for a call back this week.',
    ],
  },
  mailSent: {
    kind: 'email',
    direction: 'out',
    outcome: null,
    minutes: null,
    subjects: [
      'Your question about {need}',
      'Short introduction',
      'What we talked about',
      '{company}: two ideas',
    ],
    bodies: [
      'Hello {first},\n\nyou asked about {need}. I have put together two examples that come close and would like to hear which one is nearer to what you have in mind.\n\nWould a short call on Tuesday or Thursday suit you?\n\nBest regards\n{me}',
      'Hello {first},\n\nI tried to reach you by phone without luck. In one sentence: we did a job like yours ({need}) for three others of your size, on the agreed date each time. If that is of interest, ten minutes are enough to see whether it fits.\n\nBest regards\n{me}',
      'Hello {first},\n\nas promised, our overview with prices from last year as a guide. They have risen by about 4 % since.\n\nBest regards\n{me}',
    ],
  },
  mailReceived: {
    kind: 'email',
    direction: 'in',
    outcome: 'reached',
    minutes: null,
    subjects: [
      'Re: Your question about {need}',
      'Enquiry',
      'Re: Short introduction',
      'A question beforehand',
    ],
    bodies: [
      'Hello,\n\nthank you for your message. We are looking at {need}, and would decide within the next two months. Can you give us a rough price so that I can take it to the next meeting?\n\nKind regards\n{first}',
      'Good morning {me},\n\nsounds interesting. Before we talk: do you also work for houses of our size, and who would be our contact afterwards?\n\nRegards\n{first}',
      'Hi,\n\na colleague gave me your address. We need {need}. Please call me, mornings are best.\n\n{first}',
    ],
  },
  callReached: {
    kind: 'call',
    direction: 'out',
    outcome: 'next_step',
    minutes: [6, 34],
    subjects: ['Call with {first}', 'First talk with {company}', 'Call about {need}'],
    bodies: [
      'Reached {first}. They need {need}. {remark} Next: {promise}.',
      'Good talk. {remark} Agreed: {promise}.',
      '{first} knows what they want: {need}. {remark}',
      'Short on time but friendly. {remark} I’ll {promise} by the end of the week.',
    ],
  },
  meeting: {
    kind: 'meeting',
    direction: 'out',
    outcome: 'next_step',
    minutes: [40, 110],
    subjects: ['Meeting at {company}', 'On site with {first}', 'Meeting about {need}'],
    bodies: ['{meeting} {remark}', '{meeting}', '{meeting} Afterwards: {promise}.'],
  },
  visit: {
    kind: 'visit',
    direction: 'out',
    outcome: 'reached',
    minutes: [20, 75],
    subjects: ['Visit at {company}', 'Stopped by at {company}'],
    bodies: ['{meeting}', 'Was in the neighbourhood. {remark}'],
  },
  offerSent: {
    kind: 'email',
    direction: 'out',
    outcome: 'next_step',
    minutes: null,
    subjects: ['Our offer for {need}', 'Offer {number}'],
    bodies: [
      'Hello {first},\n\nattached is our offer {number} for {need}. It holds for six weeks. Position 4 is optional; without it the date does not change.\n\nI will call you on Monday to go through it.\n\nBest regards\n{me}',
      'Dear {first},\n\nhere is the revised offer {number}, now with what we talked about. The total is a little lower, since one position is gone.\n\nBest regards\n{me}',
    ],
  },
  message: {
    kind: 'sms',
    direction: 'in',
    outcome: 'rescheduled',
    minutes: null,
    subjects: ['Text from {first}'],
    bodies: [
      'Can we move our call to next week? {first}',
      'Stuck in a meeting, please call tomorrow before ten. {first}',
    ],
  },
  refused: {
    kind: 'call',
    direction: 'out',
    outcome: 'not_interested',
    minutes: [2, 12],
    subjects: ['Call with {first}', 'Decision of {company}'],
    bodies: [
      'Not this time: {lost}. Friendly, may ask again in a year.',
      '{first} has decided: {lost}.',
      'Declined. {lost}. No further calls wanted.',
    ],
  },
  agreed: {
    kind: 'call',
    direction: 'in',
    outcome: 'reached',
    minutes: [4, 18],
    subjects: ['{first} calls: they take it', 'Order from {company}'],
    bodies: [
      'They take the offer as it stands. Signed copy comes by mail.',
      'Order is on its way, start as agreed. {first} wants one contact for everything.',
    ],
  },
  service: {
    kind: 'call',
    direction: 'in',
    outcome: 'reached',
    minutes: [3, 25],
    subjects: ['Call from {first}', '{company} calls'],
    bodies: ['{service}'],
  },
} as const satisfies Record<string, StepWords>;

export type Step = keyof typeof steps;
