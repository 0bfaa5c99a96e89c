/** What a field of tags holds after some are added and some taken away, in its order; null where that is what it holds. */
export function withTags(held: unknown, add: string[], remove: string[]): string[] | null {
  const before: string[] = Array.isArray(held) ? held.map(String) : [];
  const after = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag));
  return after.join('\n') === before.join('\n') ? null : after;
}
