import { en } from './en/index.ts';

type Catalogue = typeof en;
export type MessageKey = keyof Catalogue;

/** A message with a number in it has one text per plural form; `count` chooses. */
type Text<M> = M extends string ? M : M extends { other: infer Other } ? Other : never;
type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<K extends MessageKey> = Names<Text<Catalogue[K]>>;

const plural = new Intl.PluralRules('en');

/** The words for a key, with its `{values}` filled in. Leaving one out is a type error. */
export function t<K extends MessageKey>(
  key: K,
  ...[values]: [Values<K>] extends [never] ? [] : [Record<Values<K>, string | number>]
): string {
  const message: string | { one: string; other: string } = en[key];
  const filled: Record<string, string | number> = values ?? {};
  const text =
    typeof message === 'string'
      ? message
      : message[plural.select(Number(filled['count'])) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(filled[name] ?? whole));
}
