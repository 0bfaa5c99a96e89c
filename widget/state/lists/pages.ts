interface First {
  items: unknown[];
  nextCursor: string | null;
  marks?: string[] | undefined;
}

/** The cursors at which the pages of a list begin, the first of them without one. */
export const startsOf = ({ nextCursor, marks }: First): (string | null)[] =>
  marks ? [null, ...marks] : nextCursor ? [null, nextCursor] : [null];

/**
 * The pages without some rows. Rows move up within a run of neighbouring pages, so that each but the last of a run is full;
 * what a run lacks at its end comes with the next asking.
 */
export function chunked<Row>(
  pages: ReadonlyMap<number, Row[]>,
  stays: (row: Row) => boolean,
  size: number,
): { pages: Map<number, Row[]>; gone: number } {
  const left = new Map<number, Row[]>();
  let gone = 0;
  const numbers = [...pages.keys()].toSorted((one, other) => one - other);
  for (const run of runsOf(numbers)) {
    const rows = run.flatMap((number) => pages.get(number) ?? []);
    const kept = rows.filter(stays);
    gone += rows.length - kept.length;
    for (const [at, number] of run.entries())
      left.set(number, kept.slice(at * size, (at + 1) * size));
  }
  return { pages: left, gone };
}

/** Numbers in runs of neighbours. */
function runsOf(numbers: number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}
