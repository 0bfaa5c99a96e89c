/** The link of ours that a mail holds; what is secret in it stands behind the `#`. */
export const linkIn = (text: string): string | null =>
  /\bhttps?:\/\/\S+\/app\/[a-z-]+#\S+/.exec(text)?.[0] ?? null;
