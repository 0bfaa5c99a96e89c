/**
 * A newer first page put on top of the pages that somebody has read on to: those stay. `isWhole`: nothing of the older ones is
 * left, so that the list goes on after the newer page.
 */
export function onTopOf<Entry>(
  found: Entry[],
  known: Entry[],
  keyOf: (entry: Entry) => string,
): { entries: Entry[]; isWhole: boolean } {
  const last = found.at(-1);
  const at = last ? known.findIndex((entry) => keyOf(entry) === keyOf(last)) : -1;
  const isWhole = at < 0 || at === known.length - 1;
  return { entries: isWhole ? found : [...found, ...known.slice(at + 1)], isWhole };
}
