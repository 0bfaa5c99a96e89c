import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { Input } from '../../contract/endpoint.ts';
import { isUnderWay, type ImportType } from '../../contract/import-words.ts';
import {
  changeImport,
  createImport,
  exportRefusedLines,
  getImport,
  listImportLines,
  listImports,
  runImport,
  undoImport,
  type ImportBatch,
  type ImportLine,
} from '../../contract/imports.ts';
import { failureOf, type Failure } from './failure.ts';

const pollMs = 700;

/** The imports there were, and the way to begin another one. */
export function createImports({ call }: { call: Client }) {
  const batches = signal<ImportBatch[] | null>(null);
  const failure = signal<Failure | null>(null);
  const sending = signal<string | null>(null);

  const load = async () => {
    try {
      batches.value = (await call(listImports, { limit: 20 })).items;
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Sends a file to be checked. Answers the import, or null when it was refused. */
  const send = async (type: ImportType, file: File): Promise<ImportBatch | null> => {
    const isCards = /\.vcf$/i.test(file.name) || file.type.includes('vcard');
    const body = file.slice(0, file.size, isCards ? 'text/vcard' : 'text/csv');
    sending.value = file.name;
    try {
      const input = { type, fileName: file.name.slice(0, 200), dryRun: true };
      return await call(createImport, input, { file: body });
    } catch (error) {
      failure.value = failureOf(error);
      return null;
    } finally {
      sending.value = null;
    }
  };

  return { batches, failure, sending, load, send };
}

const outcomes = ['wrong', 'duplicate'] as const;

/** One import, followed until nothing of it is under way: what it is doing is the server's, not the page's. */
export function createImportPage({ call, id }: { call: Client; id: string }) {
  const found = signal<ImportBatch | null>(null);
  const lines = signal<ImportLine[]>([]);
  const next = signal<{ outcome: (typeof outcomes)[number]; cursor?: string } | null>(null);
  const failure = signal<Failure | null>(null);
  const isActing = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const take = async (answer: ImportBatch) => {
    found.value = answer;
    if (isStopped) return;
    clearTimeout(timer);
    if (isUnderWay(answer.state)) timer = setTimeout(() => void load(), pollMs);
    else await loadLines();
  };

  const attempt = async (work: () => Promise<ImportBatch>) => {
    try {
      await take(await work());
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  const load = () => attempt(() => call(getImport, { id }));

  const loadLines = () => {
    batch(() => {
      lines.value = [];
      next.value = { outcome: outcomes[0] };
    });
    return loadMore();
  };

  /** What is wrong comes first, then what is there already. */
  const loadMore = async () => {
    let place = next.value;
    if (!place) return;
    const page = await call(listImportLines, { id, limit: 50, ...place });
    place = page.nextCursor
      ? { ...place, cursor: page.nextCursor }
      : place.outcome === 'wrong'
        ? { outcome: 'duplicate' }
        : null;
    batch(() => {
      lines.value = [...lines.value, ...page.items];
      next.value = place;
    });
    if (place && lines.value.length < 10) await loadMore();
  };

  const act = async (work: () => Promise<ImportBatch>) => {
    isActing.value = true;
    await attempt(work);
    isActing.value = false;
  };
  const change = (patch: Omit<Input<typeof changeImport>, 'id'>) =>
    act(() => call(changeImport, { id, ...patch }));
  const run = () => act(() => call(runImport, { id }));
  const undo = () => act(() => call(undoImport, { id }));
  const refused = () => call(exportRefusedLines, { id });

  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  return {
    found,
    lines,
    next,
    failure,
    isActing,
    load,
    loadMore,
    change,
    run,
    undo,
    refused,
    stop,
  };
}

export type ImportModel = ReturnType<typeof createImportPage>;
