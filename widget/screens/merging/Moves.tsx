import { t } from '../../messages/t-merging.ts';

interface MovesProps {
  moves: Readonly<Record<string, number>>;
  /** Whose they are before. */
  name: string;
}

const kinds = ['contact', 'account', 'project', 'followUp', 'interaction', 'note'] as const;

/** How many records of each kind go along. */
export function Moves({ moves, name }: MovesProps) {
  const going = kinds.filter((kind) => (moves[kind] ?? 0) > 0);
  return (
    <section class="moves" aria-label={t('moves.title')}>
      <h3>{t('moves.title')}</h3>
      {going.length === 0 ? (
        <p class="quiet small">{t('moves.nothing', { name })}</p>
      ) : (
        <ul class="chips">
          {going.map((kind) => (
            <li class="chip" key={kind}>
              {t(`moves.${kind}`, { count: moves[kind] ?? 0 })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
