import type { Hono } from 'hono';

import {
  exportAuditLog,
  exportNotFoundLog,
  exportSecurityLog,
  listAuditLog,
  listNotFoundLog,
  listSecurityLog,
  reportNotFound,
} from '../../contract/logs.ts';
import {
  exportStrangersNotFoundLog,
  exportStrangersSecurityLog,
  listStrangersNotFoundLog,
  listStrangersSecurityLog,
} from '../../contract/strangers-logs.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { logNotFound } from '../http/not-found-log.ts';
import { serveCsv } from '../http/serve-csv.ts';
import { serveSuperadminCsv } from '../http/serve-superadmin-csv.ts';
import { serveSuperadmin } from '../http/serve-superadmin.ts';
import { respond, serve } from '../http/serve.ts';
import { auditColumns, readAuditLog } from './audit-log.ts';
import { lostInLog } from './lost.ts';
import { notFoundColumns, readNotFoundLog } from './not-found-log.ts';
import { readSecurityLog, securityColumns } from './security-log.ts';
import {
  readStrangersNotFoundLog,
  readStrangersSecurityLog,
  strangersNotFoundColumns,
  strangersSecurityColumns,
} from './strangers.ts';

export function serveLogs(app: Hono<Env>) {
  const lostIn = lostInLog;
  serve(app, listAuditLog, (tx, input) => readAuditLog(tx, input, input), { lostIn });
  serve(app, listSecurityLog, (tx, input) => readSecurityLog(tx, input, input), { lostIn });
  serve(app, listNotFoundLog, (tx, input) => readNotFoundLog(tx, input, input), { lostIn });
  serveCsv(app, exportAuditLog, {
    name: 'audit-log',
    columns: auditColumns,
    readPart: readAuditLog,
  });
  serveCsv(app, exportSecurityLog, {
    name: 'security-log',
    columns: securityColumns,
    readPart: readSecurityLog,
  });
  serveCsv(app, exportNotFoundLog, {
    name: 'not-found-log',
    columns: notFoundColumns,
    readPart: readNotFoundLog,
  });
  // The workspace's own 404 page tells of itself, also when the session has just ended.
  app.post(reportNotFound.path, async (c) => {
    const { path } = await readInput(c, reportNotFound);
    await logNotFound(c, 'workspace', path);
    return respond(c, reportNotFound, null);
  });
}

/** What belongs to no company, for who runs the installation. */
export function serveStrangersLogs(app: Hono<Env>) {
  serveSuperadmin(app, listStrangersSecurityLog, (c, _, input) =>
    readStrangersSecurityLog(c.var.db.global, input, input),
  );
  serveSuperadmin(app, listStrangersNotFoundLog, (c, _, input) =>
    readStrangersNotFoundLog(c.var.db.global, input, input),
  );
  serveSuperadminCsv(app, exportStrangersSecurityLog, {
    name: 'strangers-security-log',
    columns: strangersSecurityColumns,
    readPart: readStrangersSecurityLog,
  });
  serveSuperadminCsv(app, exportStrangersNotFoundLog, {
    name: 'strangers-not-found-log',
    columns: strangersNotFoundColumns,
    readPart: readStrangersNotFoundLog,
  });
}
