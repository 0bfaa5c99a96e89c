import type { Hono } from 'hono';

import { recordExports, vcardExports } from '../../../contract/exports.ts';
import { recordType, recordTypes, type RecordName } from '../../../contract/records/index.ts';
import type { Env } from '../../http/context.ts';
import { serveParts } from '../../http/serve-parts.ts';
import { serve } from '../../http/serve.ts';
import { lostFilters } from '../lost-filters.ts';
import { wholeType } from '../whole-type.ts';
import { columnsFor } from './columns.ts';
import { csvOf } from './csv.ts';
import { countRecords } from './read.ts';
import { servePdf } from './serve-pdf.ts';
import { vcardsOf } from './vcard.ts';

/** Answers the files that lists are taken out as. Before the records themselves: `export.csv` is no id. */
export function serveExports(app: Hono<Env>) {
  // Object.keys forgets that an object literal's keys are known.
  for (const name of Object.keys(recordTypes) as RecordName[]) serveFiles(app, name);
  for (const name of Object.keys(vcardExports) as (keyof typeof vcardExports)[])
    serveVcards(app, name);
}

function serveFiles(app: Hono<Env>, name: RecordName) {
  const type = recordType(name);
  const { count, csv, pdf } = recordExports[name];
  serve(
    app,
    count,
    async (tx, query) => {
      columnsFor(tx.actor, await wholeType(tx, type), query);
      return { total: await countRecords(tx, type, query) };
    },
    { lostIn: (tx, query) => lostFilters(tx, type, query) },
  );
  serveParts(app, csv, {
    name: type.plural,
    ending: 'csv',
    type: 'text/csv',
    readPart: (tx, query, place) => csvOf(tx, type, query, place),
    lostIn: (tx, query) => lostFilters(tx, type, query),
  });
  servePdf(app, pdf, type);
}

function serveVcards(app: Hono<Env>, name: keyof typeof vcardExports) {
  const type = { ...recordType(name), name };
  serveParts(app, vcardExports[name], {
    name: type.plural,
    ending: 'vcf',
    type: 'text/vcard',
    readPart: (tx, query, place) => vcardsOf(tx, type, query, place),
    lostIn: (tx, query) => lostFilters(tx, type, query),
  });
}
