/** "Sarah Weiss" → "SW", "brightwater" → "B". */
const initials = (name: string) => {
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

interface AvatarProps {
  name: string;
  large?: boolean;
  /** One of us: people of the team have a colour of their own, records have none. */
  isMember?: boolean;
}

/** Stands beside the written name; drawn by the style sheet, so that it is neither read aloud nor found in the text. */
export const Avatar = ({ name, large = false, isMember = false }: AvatarProps) => (
  <span
    class="avatar"
    data-large={large || undefined}
    data-member={isMember || undefined}
    data-initials={initials(name)}
    style={isMember ? { '--hue': hueOf(name) } : undefined}
    aria-hidden="true"
  />
);
