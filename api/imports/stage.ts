import type { Parsed } from '../../contract/endpoint.ts';
import { newId } from '../../contract/id.ts';
import { mostImportLines } from '../../contract/import-words.ts';
import { type ImportColumn } from '../../contract/imports.ts';
import type { createImport } from '../../contract/imports.ts';
import type { RecordType } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import { insertRows, runIn, type Column } from '../db/rows.ts';
import type { Tx } from '../db/tenant.ts';
import { invalid } from '../errors.ts';
import { putJob } from '../jobs/queue.ts';
import { audit } from '../records/audit.ts';
import { permit } from '../records/permit.ts';
import { wholeType } from '../records/whole-type.ts';
import { guessEncoding } from './encoding.ts';
import { checkMapping, guessMapping } from './guess-mapping.ts';
import { readCsv } from './read-csv.ts';
import { readVcardFile } from './read-vcards.ts';
import type { SentFile } from './receive-file.ts';
import { refuseWithoutReason } from './settings.ts';
import type { Sheet } from './sheet.ts';

type Wanted = Parsed<typeof createImport> & { format: 'csv' | 'vcard' };

const linesAtOnce = 1000;
const sampleLines = 50;

/** Reads a file and keeps it line by line, to be checked or carried out; both are a job. Answers the import's id. */
export async function stage(tx: Tx, wanted: Wanted, file: SentFile): Promise<string> {
  const type = recordType(wanted.type);
  permit(tx, type, 'create');
  if (wanted.mode === 'update') permit(tx, type, 'change');
  refuseWithoutReason(wanted.mode, wanted.duplicateReason);
  const encoding = wanted.encoding ?? (await guessEncoding(file));
  const csv = wanted.format === 'csv' ? await readCsv(file, encoding, wanted) : null;
  const sheet: Sheet = csv ?? readVcardFile(type, file, encoding);
  const columns = await columnsOf(sheet, wanted, await wholeType(tx, type));
  const reading = {
    delimiter: csv?.delimiter ?? null,
    encoding,
    hasHeader: csv?.hasHeader ?? false,
  };
  const id = newId(tx.now.getTime());
  const memberId = tx.actor.memberId ?? '';
  await tx.sql
    .insertInto('import_batch')
    .values({
      tenant_id: tx.actor.tenantId,
      id,
      record_type: wanted.type,
      format: wanted.format,
      file_name: wanted.fileName || (csv ? 'file.csv' : 'cards.vcf'),
      reading: JSON.stringify(reading),
      columns: JSON.stringify(columns),
      state: wanted.dryRun ? 'checking' : 'running',
      mode: wanted.mode,
      duplicate_reason: wanted.duplicateReason,
      total: 0,
      counts: '{}',
      undone: '{}',
      worker_id: memberId,
      created_by: memberId,
      ...(!wanted.dryRun && { started_at: tx.now }),
    })
    .execute();
  const total = await keepLines(tx, id, sheet);
  await tx.sql
    .updateTable('import_batch')
    .set({ total })
    .where('tenant_id', '=', tx.actor.tenantId)
    .where('id', '=', id)
    .execute();
  await audit(tx, {
    action: 'import.created',
    recordType: 'import',
    recordId: id,
    changes: { type: [null, wanted.type], fileName: [null, wanted.fileName], lines: [null, total] },
  });
  await putJob(tx.sql, 'import', { tenantId: tx.actor.tenantId, importId: id });
  return id;
}

/** Columns that say nothing in their first lines have no samples, and are guessed by their names alone. */
async function columnsOf(sheet: Sheet, wanted: Wanted, type: RecordType): Promise<ImportColumn[]> {
  const first: string[][] = [];
  for await (const { cells } of sheet.lines()) {
    first.push(cells);
    if (first.length === sampleLines) break;
  }
  const columns = sheet.names.map((name, at) => ({
    name,
    field: null,
    samples: first.flatMap((cells) => (cells[at]?.trim() ? [cells[at].trim().slice(0, 100)] : [])),
  }));
  const mapping = wanted.mapping
    ? checkMapping(type, columns, wanted.mapping)
    : guessMapping(type, columns);
  return columns.map((column, at) => ({
    ...column,
    field: mapping[at] ?? null,
    samples: column.samples.slice(0, 5),
  }));
}

interface Kept {
  line: number;
  cells: string[];
}

async function keepLines(tx: Tx, importId: string, sheet: Sheet): Promise<number> {
  const columns: Column<Kept>[] = [
    { name: 'import_id', type: 'uuid', from: () => importId },
    { name: 'line', type: 'integer', from: ({ line }) => line },
    { name: 'cells', type: 'text[]', from: ({ cells }) => cells },
  ];
  let total = 0;
  let waiting: Kept[] = [];
  const flush = async () => {
    await insertRows(runIn(tx), 'import_line', tx.actor.tenantId, columns, waiting);
    waiting = [];
  };
  for await (const kept of sheet.lines()) {
    total += 1;
    if (total > mostImportLines)
      throw invalid(
        'content',
        `A file may have ${mostImportLines.toLocaleString('en')} lines; split it into several`,
      );
    waiting.push(kept);
    if (waiting.length === linesAtOnce) await flush();
  }
  await flush();
  if (total === 0) throw invalid('content', 'There is no line in this file; choose another one');
  return total;
}
