/** Of what a column would like to take, this is the least and the most that it gets. */
const narrowest = 36;
const widest = 190;
const gap = 10;

/**
 * The widths of columns that share a page, gaps included: each what its longest cell takes, within limits; all of them narrower
 * by the same part where that is too much, and wider where room is left.
 */
export function shareOut(wanted: readonly number[], pageWidth: number): number[] {
  const kept = wanted.map((width) => Math.min(Math.max(width, narrowest), widest) + gap);
  const sum = kept.reduce((total, width) => total + width, 0);
  if (sum === 0) return [];
  // A lone short column is not drawn across the whole page.
  const factor = Math.min(pageWidth / sum, 1.6);
  return kept.map((width) => width * factor);
}

export const cellGap = gap;
