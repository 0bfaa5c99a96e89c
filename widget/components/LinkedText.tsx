import { SafeLink } from './SafeLink.tsx';

/** An address in running text, without the full stop or bracket after it. */
const address = /(?:https?:\/\/|www\.)[^\s<>"]+[^\s<>".,;:!?')\]}]/gi;

interface Piece {
  text: string;
  /** Where it begins, which tells it from an equal piece. */
  at: number;
  isLink: boolean;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: link, index } of text.matchAll(address)) {
    if (index > end) pieces.push({ text: text.slice(end, index), at: end, isLink: false });
    pieces.push({ text: link, at: index, isLink: true });
    end = index + link.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), at: end, isLink: false });
  return pieces;
}

/** Text that somebody wrote, with its line breaks; web addresses in it are links. */
export const LinkedText = ({ children }: { children: string }) => (
  <>
    {piecesOf(children).map(({ text, at, isLink }) =>
      isLink ? (
        <SafeLink key={at} to={/^www\./i.test(text) ? `https://${text}` : text}>
          {text}
        </SafeLink>
      ) : (
        text
      ),
    )}
  </>
);
