const TAG = /<\/?[a-z][a-z\d]{0,20}(?:\s[^<>]{0,300})?\/?>/gi;

/** White space folded, no markup, no control or zero-width characters, at most `max` characters; null when nothing is left. */
export function cleanText(text: string | null | undefined, max = 300): string | null {
  if (!text) return null;
  const clean = text
    .slice(0, max * 4)
    .replace(TAG, ' ')
    .replace(/[\p{Cc}\u00a0\u2028\u2029]/gu, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, max);
  return clean === '' ? null : clean;
}

const EMAIL =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u;

/** An e-mail address as it can be written to (`mailto:` and its parameters dropped), else null. */
export function cleanEmail(text: string | null | undefined): string | null {
  const [address] = (text ?? '')
    .slice(0, 1000)
    .replace(/^\s*(?:mailto|e-?mail)\s*:/i, '')
    .split(/[?,;]/);
  const email = decode(address ?? '')
    .trim()
    .replace(/^[<("']+|[>)"'.]+$/g, '');
  return EMAIL.test(email) && /@.*[^.]\.[^.]/.test(email) ? email : null;
}

/** A phone number as printed (`tel:` dropped), else null: 5 to 18 digits, keypad letters count. */
export function cleanPhone(text: string | null | undefined): string | null {
  const printed = cleanText(
    decode((text ?? '').slice(0, 200).replace(/^\s*(?:tel|fax|callto|sms)\s*:/i, '')),
    60,
  );
  if (!printed) return null;
  const number = printed
    .replace(/;phone-context=.*$/i, '')
    .replace(/^(?:tel|fax|phone|telephone)[.:\s]+/i, '');
  const digits = number.split(/;|\bext/i)[0]?.replace(/\D/g, '').length ?? 0;
  return digits >= 5 && digits <= 18 ? number : null;
}

/** An absolute http(s) address, else null; nothing else may become a link in front of a rep. */
export function cleanUrl(text: string | null | undefined, base: string): string | null {
  const raw = text?.trim();
  if (!raw || raw.length > 2000 || /\s/.test(raw)) return null;
  try {
    const url = new URL(/^www\./i.test(raw) ? `http://${raw}` : raw, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href.slice(0, 2000) : null;
  } catch {
    // Not an address at all: the same as none.
    return null;
  }
}

/** Percent-decoding that leaves a broken escape as it stands. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The form in which two spellings of one name are equal. */
export const foldName = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The form in which two prints of one number are equal: the last nine digits, keypad letters as digits. */
export const foldPhone = (text: string): string =>
  (text.split(/;|\bext\b|\bx\s*\d/i)[0] ?? '')
    .replace(
      /[a-z]/gi,
      (letter) => '22233344455566677778889999'[letter.toLowerCase().charCodeAt(0) - 97] ?? '',
    )
    .replace(/\D/g, '')
    .slice(-9);
