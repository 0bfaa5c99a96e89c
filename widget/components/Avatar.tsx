/** "Sarah Weiss" → "SW", "brightwater" → "B". */
export const initials = (name: string) => {
  const words = name.split(/[\s.-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = '') => /^./u.exec(word)?.[0].toUpperCase()).join('') || '?';
};

/** The same name has the same hue everywhere. */
const hueOf = (name: string) => {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
};

/** Stands beside the written name, so it is not read aloud. */
export const Avatar = ({ name, large = false }: { name: string; large?: boolean }) => (
  <span
    class="avatar"
    data-large={large || undefined}
    style={{ '--hue': hueOf(name) }}
    aria-hidden="true"
  >
    {initials(name)}
  </span>
);
