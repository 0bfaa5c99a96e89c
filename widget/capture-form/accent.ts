/** Colours that follow from the owner's accent, as custom properties; none for what is not `#rgb` or `#rrggbb`. */
export function accentStyle(accent: string | null): Record<string, string> {
  const hex = /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(accent ?? '') ? accent : null;
  if (!hex) return {};
  const onLight = contrastToWhite(hex) >= 4.5;
  return {
    '--accent': hex,
    // Of white and black one always has contrast 4.5 or more; hovering moves away from it.
    '--on-accent': onLight ? '#fff' : '#000',
    '--accent-strong': `color-mix(in oklab, ${hex} 86%, ${onLight ? '#000' : '#fff'})`,
    // The accent need not stand out from the surface, a focused field must.
    '--ring': 'var(--text)',
  };
}

/** Contrast as WCAG 2.2 defines it, from relative luminance. */
function contrastToWhite(hex: string): number {
  const digits = hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
