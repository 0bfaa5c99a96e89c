import bidiFactory from 'bidi-js';

import type { FontName } from './fonts.ts';

/** A piece of a line in one font and one direction; the pieces of a line stand from left to right. */
export interface Run {
  font: FontName;
  text: string;
  isRightToLeft: boolean;
}

type Has = (font: FontName, codePoint: number) => boolean;

const bidi = bidiFactory();

/** Latin, Greek and Cyrillic with what usually stands between: one run of one font, as almost every text is. */
const plain = /^[\u0020-\u007E\u00A0-\u024F\u0370-\u052F\u1E00-\u1FFF\u2010-\u2027\u20A0-\u20BF]*$/;

/** A text as one line: composed, and with nothing in it that breaks or hides. */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();

/** The runs of a line, in the order in which they are seen (Unicode Standard Annex 9). */
export function runsOf(line: string, base: 'latin' | 'bold', has: Has): Run[] {
  if (plain.test(line)) return [{ font: base, text: line, isRightToLeft: false }];
  const { levels } = bidi.getEmbeddingLevels(line, 'auto');
  const mirrored = bidi.getMirroredCharactersMap(line, levels);
  const fonts = fontsFor(line, base);
  const runs: (Run & { level: number })[] = [];
  let at = 0;
  for (const given of line) {
    const level = levels[at] ?? 0;
    const letter = mirrored.get(at) ?? given;
    at += given.length;
    if (isHidden(letter)) continue;
    const last = runs.at(-1);
    const font = fontOf(letter, last?.level === level ? [last.font, ...fonts] : fonts, has);
    const text = font === null ? '□' : letter;
    if (last && last.level === level && last.font === (font ?? base)) last.text += text;
    else runs.push({ font: font ?? base, text, level, isRightToLeft: level % 2 === 1 });
  }
  return inSight(runs).map(asDrawn);
}

/** Marks of direction and joiners of emoji have done their part, and no font draws them. Arabic needs its joiners. */
const isHidden = (letter: string) =>
  /[\u200D-\u200F\u202A-\u202E\u2066-\u2069]|\uFE0F/u.test(letter);

/** Kanji look otherwise in Japan than in China: kana tell which are meant, and hangul that it is Korean. */
function fontsFor(line: string, base: 'latin' | 'bold'): FontName[] {
  const eastern: FontName[] = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)
    ? ['japanese', 'chinese', 'korean']
    : /\p{Script=Hangul}/u.test(line)
      ? ['korean', 'chinese', 'japanese']
      : ['chinese', 'japanese', 'korean'];
  return [base, 'hebrew', 'arabic', ...eastern];
}

const fontOf = (letter: string, fonts: FontName[], has: Has): FontName | null =>
  fonts.find((font) => has(font, letter.codePointAt(0) ?? 0)) ?? null;

/** Rule L2: from the highest level down, what stands at it or above is turned round. */
function inSight<R extends { level: number }>(runs: R[]): R[] {
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  let seen = runs;
  for (let level = highest; level > 0; level--) {
    const turned: R[] = [];
    let stretch: R[] = [];
    for (const run of seen) {
      if (run.level >= level) stretch.unshift(run);
      else {
        turned.push(...stretch, run);
        stretch = [];
      }
    }
    seen = [...turned, ...stretch];
  }
  return seen;
}

/** A font turns round what is written from right to left by itself where it sees a letter of such a script; else we do. */
function asDrawn({ font, text, isRightToLeft }: Run): Run {
  const turnsItself = /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
  const drawn = isRightToLeft && !turnsItself ? Array.from(text).toReversed().join('') : text;
  return { font, text: drawn, isRightToLeft: isRightToLeft && turnsItself };
}
