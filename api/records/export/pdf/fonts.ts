import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Noto, one font for each of the scripts that names are written in (SIL Open Font License): its package and its file. */
const files = {
  latin: [require.resolve('@embedpdf/fonts-latin'), 'NotoSans-Regular.ttf'],
  bold: [require.resolve('@embedpdf/fonts-latin'), 'NotoSans-SemiBold.ttf'],
  hebrew: [require.resolve('@embedpdf/fonts-hebrew'), 'NotoSansHebrew-Regular.ttf'],
  arabic: [require.resolve('@embedpdf/fonts-arabic'), 'NotoNaskhArabic-Regular.ttf'],
  japanese: [require.resolve('@embedpdf/fonts-jp'), 'NotoSansJP-Regular.otf'],
  korean: [require.resolve('@embedpdf/fonts-kr'), 'NotoSansKR-Regular.otf'],
  chinese: [require.resolve('@embedpdf/fonts-sc'), 'NotoSansHans-Regular.otf'],
} as const;

export type FontName = keyof typeof files;

// Object.keys forgets that an object literal's keys are known.
export const fontNames = Object.keys(files) as FontName[];

/** Where a font's file lies: beside the code of its package. */
export function fontFile(name: FontName): string {
  const [code, file] = files[name];
  return join(dirname(code), '../fonts', file);
}
