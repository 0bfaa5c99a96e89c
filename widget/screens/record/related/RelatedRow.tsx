import type { ComponentChildren } from 'preact';

import type { RecordType } from '../../../../contract/record.ts';
import { useSurroundings } from '../../../components/surroundings.ts';
import type { AnyRecord } from '../../../state/any-record.ts';
import { showMoney, type Money } from '../../../state/money.ts';

export interface RelatedRowProps {
  type: RecordType;
  record: AnyRecord;
}

interface FrameProps extends RelatedRowProps {
  /** What is known of it beside its name, one after the other; what is no text is left out. */
  details: readonly unknown[];
  isFaint?: boolean;
  /** Its controls. */
  children: ComponentChildren;
}

/** A record that belongs to another: its name leads to its page, its controls stand at the right. */
export function RelatedRow({ type, record, details, isFaint, children }: FrameProps) {
  const { href } = useSurroundings();
  const told = details.filter((one) => typeof one === 'string').join(' · ');
  return (
    <li class="related-row" data-faint={isFaint || undefined}>
      <span class="related-what">
        <a class="cut" href={href(`/${type.plural}/${record.id}`)}>
          {type.title(record)}
        </a>
        {told && <span class="quiet small cut">{told}</span>}
      </span>
      <span class="related-acts">{children}</span>
    </li>
  );
}

/** An amount as the reader writes it; null where there is none. */
export const amountIn = (value: unknown, locale: string): string | null =>
  // The server answers what the contract says: an amount and its currency.
  value ? showMoney(value as Money, locale) : null;
