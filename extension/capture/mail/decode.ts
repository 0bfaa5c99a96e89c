/** Bytes written as one character each (how a raw message is held) to text in their character set. */
export function decodeBytes(binary: string, charset: string): string {
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0) & 255);
  return new TextDecoder(knownCharset(charset)).decode(bytes);
}

function knownCharset(charset: string): string {
  try {
    return new TextDecoder(charset.trim() || 'utf-8').encoding;
  } catch {
    // Names that nobody registered ("ANSI_X3.4-1968") are Western in practice.
    return 'windows-1252';
  }
}

/** Quoted-printable (RFC 2045) to bytes. */
export const fromQuotedPrintable = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Base64 to bytes; what is no base64 is left out. */
export function fromBase64(text: string): string {
  const clean = text.replace(/[^A-Za-z\d+/]/g, '');
  return atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0)));
}

/** A header with encoded words (RFC 2047) as people read it. */
export const decodeHeader = (text: string): string =>
  text
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(
      /=\?([^?]+)\?([bq])\?([^?]*)\?=/gi,
      (_all, charset: string, kind: string, words: string) =>
        decodeBytes(
          kind.toLowerCase() === 'b'
            ? fromBase64(words)
            : fromQuotedPrintable(words.replace(/_/g, ' ')),
          charset.replace(/\*.*$/, ''),
        ),
    );
