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
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { logNotFound } from '../http/not-found-log.ts';
import { serveCsv } from '../http/serve-csv.ts';
import { respond, serve } from '../http/serve.ts';
import { auditColumns, readAuditLog } from './audit-log.ts';
import { lostInLog } from './lost.ts';
import { notFoundColumns, readNotFoundLog } from './not-found-log.ts';
import { readSecurityLog, securityColumns } from './security-log.ts';

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
