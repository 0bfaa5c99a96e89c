/** The end of what is opened at `from` (a parenthesis), just behind its other half. Strings and templates are passed over. */
export function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const here = text[at] ?? '';
    if (`'"\``.includes(here)) at = endOfString(text, at);
    else if ('([{'.includes(here)) depth++;
    else if (')]}'.includes(here) && --depth === 0) return at + 1;
  }
  throw new Error('A parenthesis is never closed');
}

function endOfString(text: string, from: number): number {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
    else if (quote === '`' && text.startsWith('${', at)) at = closing(text, at + 1) - 1;
  }
  throw new Error('A string is never closed');
}

/** Parts of a condition that `operator` connects, at its top, each with where it begins. */
export function partsOf(condition: string, operator: '||' | '&&'): [part: string, at: number][] {
  const parts: [string, number][] = [];
  let [begin, at] = [0, 0];
  for (; at < condition.length; at++) {
    const here = condition[at] ?? '';
    if ('([{'.includes(here)) at = closing(condition, at) - 1;
    else if (`'"\``.includes(here)) at = endOfString(condition, at);
    else if (condition.startsWith(operator, at)) {
      parts.push([condition.slice(begin, at), begin]);
      begin = at + operator.length;
    }
  }
  return [...parts, [condition.slice(begin), begin]];
}

export const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Whether a place stands in a comment, an import, or in the name of what is being declared. */
export function isTold(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return (
    /^\s*(?:\/\/|\/?\*|--|import\b)/.test(before) ||
    /\b(?:function|const)\s+$/.test(before) ||
    /^import\b[^;]*$/.test(text.slice(text.lastIndexOf(';', at) + 1, at).trimStart())
  );
}
