import { effect, type ReadonlySignal } from '@preact/signals';

import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import { saveFile } from '../save-file.ts';
import type { Toasts } from '../toasts.ts';

type Filters = Record<string, string>;

interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
  total?: number | undefined;
}

/** A log of the server, as its endpoints answer it. */
export interface LogSource<Row> {
  /** Of the file, without its ending. */
  name: string;
  list: (input: Filters, cancelled: AbortSignal) => Promise<Page<Row>>;
  export: (input: Filters) => Promise<string>;
}

interface LogSettings<Row> {
  source: LogSource<Row>;
  /** What is asked; a change of it asks anew. */
  query: ReadonlySignal<Filters>;
  toasts: Toasts;
}

/** One of the company's logs, latest first, page after page, and as a file of just what is filtered. */
export function createLog<Row extends { id: string }>({ source, query, toasts }: LogSettings<Row>) {
  const list = createPaged<Row>((place, cancelled) =>
    source.list({ ...query.peek(), ...('cursor' in place ? place : { count: 'true' }) }, cancelled),
  );
  const stopAsking = effect(() => {
    void query.value;
    void list.reload();
  });

  const download = async () => {
    try {
      const csv = await source.export(query.peek());
      saveFile({ name: source.name, ending: 'csv' }, csv, 'text/csv');
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const stop = () => {
    stopAsking();
    list.stop();
  };
  return { ...list, download, stop };
}
