import { LoneCard } from '../../components/LoneCard.tsx';
import { useSurroundings } from '../../components/surroundings.ts';

interface ToldProps {
  title: string;
  /** A sentence or two. */
  lines: string[];
  /** Where to go from here. */
  to: { path: string; label: string };
}

/** How it ended, and where to go from here. */
export function Told({ title, lines, to }: ToldProps) {
  const { href } = useSurroundings();
  return (
    <LoneCard title={title}>
      <div class="form" role="status">
        {lines.map((line) => (
          <p class="quiet" key={line}>
            {line}
          </p>
        ))}
      </div>
      <a class="button" data-look="primary" href={href(to.path)}>
        {to.label}
      </a>
    </LoneCard>
  );
}
