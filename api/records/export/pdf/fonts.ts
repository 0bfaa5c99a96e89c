import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Noto, one font for each of the scripts that names are written in (SIL Open Font License). */
const files = {
  latin: ['@embedpdf/fonts-latin', 'NotoSans-Regular.ttf'],
  bold: ['@embedpdf/fonts-latin', 'NotoSans-SemiBold.ttf'],
  hebrew: ['@embedpdf/fonts-hebrew', 'NotoSansHebrew-Regular.ttf'],
  arabic: ['@embedpdf/fonts-arabic', 'NotoNaskhArabic-Regular.ttf'],
  japanese: ['@embedpdf/fonts-jp', 'NotoSansJP-Regular.otf'],
  korean: ['@embedpdf/fonts-kr', 'NotoSansKR-Regular.otf'],
  chinese: ['@embedpdf/fonts-sc', 'NotoSansHans-Regular.otf'],
} as const;

export type FontName = keyof typeof files;

// Object.keys forgets that an object literal's keys are known.
export const fontNames = Object.keys(files) as FontName[];

/** Where a font's file lies. */
export function fontFile(name: FontName): string {
  const [packageName, file] = files[name];
  return join(dirname(require.resolve(packageName)), '../fonts', file);
}
