import { useEffect, useState } from 'preact/hooks';

/** One subpath for each dark module. */
const pathOf = (modules: boolean[][]) =>
  modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');

interface QrCodeProps {
  text: string;
  /** What it says to those who do not see it. */
  label: string;
}

/** A text for cameras, drawn here: a secret goes to nobody who draws codes for others. */
export function QrCode({ text, label }: QrCodeProps) {
  const [modules, setModules] = useState<boolean[][] | null>(null);
  useEffect(() => {
    let isStale = false;
    // Most people never need it.
    void import('uqr').then(({ encode }) => {
      if (!isStale) setModules(encode(text, { ecc: 'M', border: 0 }).data);
    });
    return () => {
      isStale = true;
    };
  }, [text]);
  const size = modules?.length ?? 1;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      {modules && <path d={pathOf(modules)} />}
    </svg>
  );
}
