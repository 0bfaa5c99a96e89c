const second = 1000;
const minute = 60 * second;

/** Soon at first, since most failures are a blink; then rarely, since a server that is down is not helped by knocking. */
const delays = [4 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute];

/** Milliseconds until the next try. A fifth is left to chance, so that a team's browsers do not all come back in the same moment. */
export function retryDelayMs(attempts: number, random: () => number = Math.random): number {
  const delay = delays[Math.min(attempts, delays.length) - 1] ?? second;
  return Math.round(delay * (0.9 + 0.2 * random()));
}
