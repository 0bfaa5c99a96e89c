import type { ImportBatch } from '../../../contract/imports.ts';
import { recordType } from '../../../contract/records/index.ts';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-imports.ts';

/** What was imported before, the latest first. */
export function EarlierImports({ batches }: { batches: ImportBatch[] | null }) {
  const { href, locale } = useSurroundings();
  return (
    <section class="import-section">
      <h2>{t('imports.earlier')}</h2>
      {!batches && <Skeleton rows={3} />}
      {batches?.length === 0 && <p class="faint">{t('imports.none')}</p>}
      <ul class="earlier-imports">
        {batches?.map((batch) => (
          <li key={batch.id}>
            <a class="earlier-import" href={href(`/import/${batch.id}`)}>
              <span class="cut">{batch.fileName}</span>
              <span class="quiet">
                {batch.total.toLocaleString(locale)} {recordType(batch.type).labelPlural}
              </span>
              <span class="faint cut">
                {batch.creator} · <RelativeTime at={batch.createdAt} />
              </span>
              <span class="import-state" data-state={batch.state}>
                {t(`imports.state.${batch.state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
