import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

export type { Messages };

const catalogue: Record<string, Messages> = { en, de, es };

/** The language of the form: the first of `wanted` that it speaks (`de-AT` is `de`), else English. */
export function languageOf(wanted: (string | null | undefined)[]): string {
  const spoken = wanted.map((tag) => tag?.toLowerCase().split('-')[0] ?? '');
  return spoken.find((language) => Object.hasOwn(catalogue, language)) ?? 'en';
}

export const messagesOf = (language: string): Messages => catalogue[language] ?? en;

/** "in 4 minutes (14:32)", in words of the language. */
export function whenIn(language: string, seconds: number, now = Date.now()): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const relative = new Intl.RelativeTimeFormat(language).format(minutes, 'minute');
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });
  return `${relative} (${clock.format(now + minutes * 60_000)})`;
}
