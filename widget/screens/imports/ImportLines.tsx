import type { ImportColumn, ImportLine } from '../../../contract/imports.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-imports.ts';
import type { ImportModel } from '../../state/imports.ts';

interface ImportLinesProps {
  model: ImportModel;
  columns: ImportColumn[];
}

/** The lines that are left out, each with its reason. */
export function ImportLines({ model, columns }: ImportLinesProps) {
  const lines = model.lines.value;
  if (lines.length === 0) return null;
  return (
    <section class="import-section">
      <h2>{t('imports.lines')}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div class="import-table" tabIndex={0} role="region" aria-label={t('imports.lines')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('imports.line')}</th>
              <th scope="col">{t('imports.why')}</th>
              <th scope="col">{t('imports.says')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.line}>
                <td>{line.line}</td>
                <td>{whyOf(line)}</td>
                <td class="quiet">{saysOf(line, columns)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {model.next.value && (
        <Button onClick={() => void model.loadMore()}>{t('imports.moreLines')}</Button>
      )}
    </section>
  );
}

const whyOf = ({ reasons }: ImportLine) =>
  reasons.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('; ');

/** The values that the reasons are about; else the first few. */
function saysOf({ cells, reasons }: ImportLine, columns: ImportColumn[]): string {
  const about = new Set(reasons.map(({ column }) => column));
  const named = cells.filter((_, at) => about.has(columns[at]?.name ?? ''));
  const shown = named.length > 0 ? named : cells.slice(0, 4);
  return shown.filter(Boolean).join(' · ').slice(0, 200);
}
