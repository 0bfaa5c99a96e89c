/** Asking for randomness costs more than all the rest of an id, so it is asked for by the hundred. */
const random = new Uint8Array(128 * 10);
let used = random.length;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A new UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so that ids made later sort later.
 * Made by whoever makes the record, so that sending it twice makes it once.
 */
export function newId(now = Date.now()): string {
  if (used === random.length) {
    crypto.getRandomValues(random);
    used = 0;
  }
  const byte = () => random[used++] ?? 0;
  const two = (first: number) => `${hex[first]}${hex[byte()]}`;
  const time = now.toString(16).padStart(12, '0');
  const version = two((byte() & 0x0f) | 0x70);
  const variant = two((byte() & 0x3f) | 0x80);
  const node = `${two(byte())}${two(byte())}${two(byte())}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${node}`;
}
