import type { ComponentChildren } from 'preact';

const safe = /^(?:https?|mailto|tel):/i;

interface SafeLinkProps {
  to: string;
  children: ComponentChildren;
  label?: string;
}

/** A link to a value that somebody else wrote: http, https, mailto and tel only; anything else stays text. */
export function SafeLink({ to, children, label }: SafeLinkProps) {
  const url = URL.parse(to);
  if (!url || !safe.test(url.protocol)) return <span>{children}</span>;
  const isWeb = url.protocol.startsWith('http');
  return (
    <a
      href={url.href}
      aria-label={label}
      {...(isWeb ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
    >
      {children}
    </a>
  );
}

/** `https://www.hofmann.de/team/` → `hofmann.de/team` */
export const shortUrl = (value: string) =>
  value.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
