import { describe, expect, test } from 'vitest';

import { ownText } from './quotes.ts';

const own = 'Fine with me.\n\nJane';

describe('what others wrote is left out', () => {
  test.each<[string, string]>([
    [
      'an English attribution',
      'On Mon, 4 May 2026 at 17:00, Sam Reed <sam@firm.example> wrote:\n> Shall we?',
    ],
    [
      'one wrapped over two lines',
      'On Monday, 4 May 2026 at 17:00, Sam Reed\n<sam@firm.example> wrote:\n> Shall we?',
    ],
    ['a German one', 'Am 04.05.2026 um 17:00 schrieb Sam Reed:\n> Sollen wir?'],
    ['a French one', 'Le 4 mai 2026 à 17:00, Sam Reed <sam@firm.example> a écrit :\n> On y va ?'],
    [
      'a Dutch one with the name behind',
      'Op 4 mei 2026 17:00 schreef Sam Reed <\nsam@firm.example>:\n\n> Zullen we?',
    ],
    ['a Japanese one', '2026年5月4日 17:00 Sam Reed <sam@firm.example>:\n> はい'],
    [
      'an unmarked reply',
      'On Mon, 4 May 2026 17:00:00 Sam Reed <sam@firm.example> wrote\n\nShall we?',
    ],
    ['Outlook', '-----Original Message-----\nFrom: Sam Reed\nSent: Monday\nTo: Jane\n\nShall we?'],
    [
      'Outlook in Spanish',
      '________________________________\nDe: Sam Reed <sam@firm.example>\nEnviado: lunes\nPara: Jane\nAsunto: Hola\n\n¿Vamos?',
    ],
    [
      'a forward',
      '---------- Forwarded message ---------\nFrom: Sam Reed <sam@firm.example>\n\nShall we?',
    ],
    [
      'a Notes header',
      '\tSam Reed@FIRM\n\t05/04/2026 05:00 PM\n\t\t \n\t\t To: Jane Doe\n\nShall we?',
    ],
    [
      'an app below',
      'Sent from my iPhone\n\nOn 4 May 2026, at 17:00, Sam Reed <sam@firm.example> wrote:\n\n> Shall we?',
    ],
  ])('%s', (_name, quoted) => {
    expect(ownText(`${own}\n\n${quoted}`).text).toBe(own);
  });
});

test('an answer below the quote is kept, and so are answers between quotes', () => {
  expect(ownText('On 4 May 2026, Sam wrote:\n> Shall we?\n\nYes.\n\n> When?\n\nNoon.').text).toBe(
    'Yes.\n\nNoon.',
  );
});

test.each([
  'I wrote: it was fine.',
  'From: the beginning it was clear.',
  'The total on 4 May was 12.\nHe wrote back.',
])('"%s" is nobody else\'s', (text) => {
  expect(ownText(text).text).toBe(text);
});
