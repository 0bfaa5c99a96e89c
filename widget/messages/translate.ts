type Message = string | { one: string; other: string };

/** Words by key; a message with a number in it has one text per plural form, and `count` chooses. */
export type Catalogue = Readonly<Record<string, Message>>;

type Text<M> = M extends string ? M : M extends { other: infer Other } ? Other : never;
type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<C, K extends keyof C> = Names<Text<C[K]>>;

const plural = new Intl.PluralRules('en');

/** A function that says the words of a catalogue, with their `{values}` filled in. Leaving one out is a type error. */
export const translate =
  <C extends Catalogue>(catalogue: C) =>
  <K extends keyof C & string>(
    key: K,
    ...[values]: [Values<C, K>] extends [never] ? [] : [Record<Values<C, K>, string | number>]
  ): string => {
    // Of a catalogue in general it is not known that a key is one of its own; of this one it is.
    const message = catalogue[key] as Message;
    const filled: Record<string, string | number> = values ?? {};
    const text =
      typeof message === 'string'
        ? message
        : message[plural.select(Number(filled['count'])) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(filled[name] ?? whole));
  };
