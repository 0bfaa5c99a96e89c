import type { ComponentChildren } from 'preact';

import type { RecordType } from '../../../../contract/record.ts';
import { useSurroundings } from '../../../components/surroundings.ts';
import type { AnyRecord } from '../../../state/any-record.ts';

export interface RelatedRowProps {
  type: RecordType;
  record: AnyRecord;
}

interface FrameProps extends RelatedRowProps {
  /** What is known of it beside its name, one after the other. */
  details: readonly ComponentChildren[];
  isFaint?: boolean;
  /** Its controls. */
  children: ComponentChildren;
}

/** A record that belongs to another: its name leads to its page, its controls stand at the right. */
export function RelatedRow({ type, record, details, isFaint, children }: FrameProps) {
  const { href } = useSurroundings();
  const told = details.filter(Boolean);
  return (
    <li class="related-row" data-faint={isFaint || undefined}>
      <span class="related-what">
        <a class="cut" href={href(`/${type.plural}/${record.id}`)}>
          {type.title(record)}
        </a>
        {told.length > 0 && (
          <span class="quiet small cut">
            {told.map((one, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the order of a row's details never changes
              <span key={index}>
                {index > 0 && ' · '}
                {one}
              </span>
            ))}
          </span>
        )}
      </span>
      <span class="related-acts">{children}</span>
    </li>
  );
}
