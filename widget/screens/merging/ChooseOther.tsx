import { useId, useState } from 'preact/hooks';

import type { RecordType } from '../../../contract/record.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Field } from '../../components/Field.tsx';
import { RecordPicker } from '../../components/inputs/RecordPicker.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-merging.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { useLikely } from './useLikely.ts';

interface ChooseOtherProps {
  type: RecordType;
  record: AnyRecord;
  /** The address of the page that shows both. */
  placeOf: (otherId: string) => string;
  onChoose: (otherId: string) => void;
}

/** Which record is the same one: those that look like it, or any that is found by typing. */
export function ChooseOther({ type, record, placeOf, onChoose }: ChooseOtherProps) {
  const { href } = useSurroundings();
  const { found, failure } = useLikely(type, record);
  const id = useId();
  const [isItself, setItself] = useState(false);
  const take = (otherId: string) => {
    setItself(otherId === record.id);
    if (otherId !== record.id) onChoose(otherId);
  };
  return (
    <div class="merge-choose">
      <h2>{t('merge.chooseTitle')}</h2>
      <section aria-label={t('merge.likely')}>
        {found === null && <Skeleton rows={2} height={48} />}
        {failure && <p class="field-error">{failure.why}</p>}
        {found?.length === 0 && !failure && <p class="quiet">{t('merge.noneLikely')}</p>}
        {found && found.length > 0 && (
          <ul class="likely">
            {found.map((one) => (
              <li key={one.id}>
                <a href={href(placeOf(one.id))}>
                  <Avatar name={one.name} />
                  <span class="two-lines">
                    <span class="cut">{one.name}</span>
                    <span class="quiet small cut">
                      {[one.company, one.owner].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span class="chips">
                    {one.reasons.map((reason) => (
                      <span class="chip" key={reason}>
                        {reason}
                      </span>
                    ))}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Field
        id={id}
        label={t('merge.another', { label: type.label.toLowerCase() })}
        help={t('merge.anotherHelp')}
        error={isItself ? t('merge.sameOne') : null}
      >
        {(described) => (
          <RecordPicker
            described={described}
            name="other"
            takesFocus
            types={[type.name]}
            chosen={null}
            onChoose={(chosen) => {
              if (chosen) take(chosen.id);
            }}
            onLeave={undefined}
          />
        )}
      </Field>
    </div>
  );
}
