import { cleanEmail } from '../values.ts';

export interface Spotted {
  text: string;
  start: number;
  end: number;
}

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const NOT_A_DOMAIN = /\.(?:png|jpe?g|gif|svg|webp|js|css|html?|php)$/i;
// "name [at] firm [dot] example", "name(at)firm.example", "name AT firm DOT example"
const HIDDEN_AT = /\s?[[({<]\s?(?:at|@|ät|arroba)\s?[\])}>]\s?/gi;
const HIDDEN_DOT = /\s?[[({<]\s?(?:dot|punkt|punto|\.)\s?[\])}>]\s?/gi;
const SPELLED = /([\w.+-]{1,64})\s+at\s+([\w-]{1,63}(?:\s+dot\s+[\w-]{2,63}){1,4})(?![\w-])/gi;

/** E-mail addresses in a line of text, the ones hidden from harvesters among them; in order, each once. */
export function spotEmails(line: string): Spotted[] {
  const spotted = spotPlain(line, 0);
  if (spotted.length > 0 || !/\bat\b|ät|arroba|dot|@/i.test(line)) return spotted;
  const open = line
    .replace(HIDDEN_AT, '@')
    .replace(HIDDEN_DOT, '.')
    .replace(
      /([\w.-])\s{1,2}@\s{0,2}(?=[\w-]{2,63}\.)|([\w.-])@\s{1,2}(?=[\w-]{2,63}\.)/g,
      '$1$2@',
    );
  const spelled = open.replace(
    SPELLED,
    (_all, local: string, domain: string) => `${local}@${domain.replace(/\s+dot\s+/gi, '.')}`,
  );
  // Where it stood in the printed line is unknown now; the whole line holds it.
  return spotPlain(spelled, 0).map((email) => ({ ...email, start: 0, end: line.length }));
}

/** Looks around every "@": linear, whatever the text. */
function spotPlain(line: string, from: number): Spotted[] {
  const spotted: Spotted[] = [];
  for (
    let at = line.indexOf('@', from);
    at >= 0 && spotted.length < 50;
    at = line.indexOf('@', at + 1)
  ) {
    let start = at;
    while (start > 0 && at - start < 64 && LOCAL.test(line[start - 1] ?? '')) start--;
    let end = at + 1;
    while (end < line.length && end - at < 200 && DOMAIN.test(line[end] ?? '')) end++;
    const email = plausible(line.slice(start, at), line.slice(at + 1, end));
    if (email) spotted.push({ text: email, start, end });
  }
  return spotted;
}

function plausible(local: string, domain: string): string | null {
  // Words that stick to the end of an address ("firm.examplePhone") begin with a capital letter.
  const cut = domain.replace(/(\.[a-z]{2,12})[A-Z].*$/, '$1').replace(/[.-]+$/, '');
  const top = cut.slice(cut.lastIndexOf('.') + 1);
  if (!/^(?:\p{L}{2,24}|xn--[\w-]{2,40})$/u.test(top) || NOT_A_DOMAIN.test(cut)) return null;
  return cleanEmail(`${local.replace(/^[.'%-]+/, '')}@${cut}`);
}
