type Signs = readonly (readonly [name: string, sign: RegExp])[];

/** The first that fits counts: every browser also claims to be those before it. */
const browsers: Signs = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Vivaldi', /\bVivaldi\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Headless)?(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];

const systems: Signs = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh|Mac OS X/],
  ['Linux', /Linux|X11/],
];

const first = (names: Signs, userAgent: string) =>
  names.find(([, sign]) => sign.test(userAgent))?.[0] ?? null;

/** "Chrome on Linux", "curl": a device as its user would name it; null when it says nothing. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = first(browsers, userAgent);
  const system = first(systems, userAgent);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? /^[\w-]+/.exec(userAgent)?.[0] ?? null;
}
