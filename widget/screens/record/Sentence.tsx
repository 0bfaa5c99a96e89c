import { useSurroundings } from '../../components/surroundings.ts';
import { pathOf } from '../AgendaSection.tsx';
import type { Described } from './timeline-words.ts';

/** Kinds that have a page of their own. */
const paged = new Set(['lead', 'client', 'contact', 'account', 'project']);

/** A sentence in which the record it names is a link to that record's page. */
export function Sentence({ described: { sentence, named } }: { described: Described }) {
  const { href } = useSurroundings();
  const path = named && paged.has(named.type) ? pathOf(named) : null;
  const at = named ? sentence.lastIndexOf(named.name) : -1;
  if (!named || !path || at < 0) return <>{sentence}</>;
  return (
    <>
      {sentence.slice(0, at)}
      <a href={href(path)}>{named.name}</a>
      {sentence.slice(at + named.name.length)}
    </>
  );
}
