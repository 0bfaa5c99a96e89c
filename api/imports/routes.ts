import type { Context, Hono } from 'hono';

import type { Parsed } from '../../contract/endpoint.ts';
import {
  changeImport,
  createImport,
  exportRefusedLines,
  getImport,
  listImportLines,
  listImports,
  runImport,
  undoImport,
} from '../../contract/imports.ts';
import { withSession } from '../db/tenant.ts';
import { invalid } from '../errors.ts';
import { originOf, type Env } from '../http/context.ts';
import { csvFile } from '../http/csv-part.ts';
import { csvLine } from '../http/csv.ts';
import { checkInput, receive } from '../http/input.ts';
import { serveParts } from '../http/serve-parts.ts';
import { allow, respond, serve } from '../http/serve.ts';
import { tokenOf } from '../http/token.ts';
import { advance } from './advance.ts';
import { listLines, readImport, readImports, readLines } from './read.ts';
import { fileOfText, withSentFile, type SentFile } from './receive-file.ts';
import { beginRun, beginUndo, changeSettings } from './settings.ts';
import { stage } from './stage.ts';

export function serveImports(app: Hono<Env>) {
  app.use(`${createImport.path}/*`, async (c, next) => {
    await next();
    if (c.req.method !== 'GET') c.var.wake();
  });
  app.post(createImport.path, (c) => (isJson(c) ? takeJson(c) : takeFile(c)));
  serve(app, listImports, readImports);
  serve(app, getImport, (tx, { id }) => readImport(tx, id));
  serve(app, listImportLines, listLines);
  serve(app, changeImport, async (tx, input) => {
    await changeSettings(tx, input);
    return readImport(tx, input.id);
  });
  serve(app, runImport, async (tx, { id }) => {
    await beginRun(tx, id);
    return readImport(tx, id);
  });
  serve(app, undoImport, async (tx, { id }) => {
    await beginUndo(tx, id);
    return readImport(tx, id);
  });
  serveParts(app, exportRefusedLines, {
    name: 'refused-lines',
    ...csvFile,
    async readPart(tx, { id }, { limit, cursor }) {
      const outcomes = ['wrong', 'duplicate'];
      const { items, nextCursor, columns } = await readLines(tx, { id, outcomes, limit, cursor });
      const names = columns.map(({ name }) => name);
      const lines = items.map(({ line, reasons, cells }) =>
        csvLine([line, reasonInWords(reasons), ...names.map((_, at) => cells[at] ?? null)]),
      );
      const head = cursor ? '' : csvLine(['Line', 'Reason', ...names]);
      return { text: head + lines.join(''), nextCursor };
    },
  });
}

const reasonInWords = (reasons: { column: string | null; message: string }[]) =>
  reasons.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join('; ');

const typeOf = (c: Context<Env>) => (c.req.header('content-type') ?? '').toLowerCase();
const isJson = (c: Context<Env>) =>
  /^application\/(?:[\w.+-]+\+)?json/.test(typeOf(c)) || typeOf(c) === '';

async function takeJson(c: Context<Env>): Promise<Response> {
  const check = await receive(c, createImport);
  return answer(c, check, (work) => work(null));
}

/** The file is the body, and everything else stands in the query. */
async function takeFile(c: Context<Env>): Promise<Response> {
  const { header: hasHeader, mapping, ...query } = c.req.query();
  const sent = {
    ...query,
    ...(hasHeader !== undefined && { hasHeader }),
    ...(mapping !== undefined && { mapping: mapping.split(',').map((field) => field || null) }),
  };
  const check = () => checkInput(createImport, sent);
  return answer(c, check, (work) => withSentFile(c.req.raw.body, work));
}

type Sending = (work: (file: SentFile | null) => Promise<string>) => Promise<string>;

async function answer(
  c: Context<Env>,
  check: () => Parsed<typeof createImport>,
  sending: Sending,
): Promise<Response> {
  const token = tokenOf(c);
  const settings = { origin: originOf(c) };
  const { db } = c.var;
  // Nobody's file is taken in before it is known who sends it, and that they may.
  const tenantId = await withSession(db, token, settings, async (tx) => {
    allow(createImport, tx.actor);
    check();
    return Promise.resolve(tx.actor.tenantId);
  });
  const id = await sending((file) =>
    withSession(db, token, settings, (tx) => {
      const input = check();
      const format =
        input.format ??
        (/vcard|vcf/.test(typeOf(c)) || /\.vcf$/i.test(input.fileName)
          ? 'vcard'
          : formatOf(input.content));
      const sent = file ?? (input.content === undefined ? null : fileOfText(input.content));
      if (!sent)
        throw invalid(
          'content',
          'Send a file: its text as `content`, or the file itself as text/csv or text/vcard',
        );
      return stage(tx, { ...input, format }, sent);
    }),
  );
  // What is small is done before the answer; the rest goes on behind it.
  await advance(db, { tenantId, importId: id });
  c.var.wake();
  const batch = await withSession(db, token, { ...settings, mode: 'read' }, (tx) =>
    readImport(tx, id),
  );
  return respond(c, createImport, batch);
}

const formatOf = (content: string | undefined) =>
  /^\s*(?:\w+\.)?begin\s*:\s*vcard/i.test(content ?? '') ? 'vcard' : 'csv';
