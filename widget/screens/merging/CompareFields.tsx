import { FieldCell } from '../../components/FieldCell.tsx';
import { t } from '../../messages/t-merging.ts';
import type { Compared, Side } from '../../state/merging/compare.ts';
import { FieldChoice } from './FieldChoice.tsx';

interface CompareFieldsProps {
  fields: readonly Compared[];
  sideOf: (compared: Compared) => Side;
  onChoose: (name: string, side: Side) => void;
}

/** Two records field by field: where they differ one chooses, and what is the same in both is out of the way. */
export function CompareFields({ fields, sideOf, onChoose }: CompareFieldsProps) {
  const differing = fields.filter(({ isSame }) => !isSame);
  const agreeing = fields.filter(({ isSame }) => isSame);
  return (
    <>
      {differing.length === 0 && <p class="quiet small">{t('merge.noneDiffer')}</p>}
      {differing.map((compared) => (
        <FieldChoice
          key={compared.name}
          compared={compared}
          chosen={sideOf(compared)}
          onChoose={(side) => onChoose(compared.name, side)}
        />
      ))}
      {agreeing.length > 0 && (
        <details class="merge-same">
          <summary>{t('merge.agree', { count: agreeing.length })}</summary>
          <dl>
            {agreeing.map(({ name, field, into }) => (
              <div key={name}>
                <dt>{field.label}</dt>
                <dd>
                  <FieldCell field={field} value={into} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
