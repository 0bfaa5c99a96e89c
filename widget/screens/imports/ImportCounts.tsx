import { lineOutcomes } from '../../../contract/import-words.ts';
import type { ImportCounts as Counts } from '../../../contract/imports.ts';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-imports.ts';

/** How many lines are, or were, what. */
export function ImportCounts({ counts }: { counts: Counts }) {
  const { locale } = useSurroundings();
  return (
    <dl class="import-counts">
      {lineOutcomes.map((outcome) => (
        <div key={outcome} data-outcome={outcome} data-none={counts[outcome] === 0 || undefined}>
          <dt>{t(`imports.count.${outcome}`)}</dt>
          <dd>{counts[outcome].toLocaleString(locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
