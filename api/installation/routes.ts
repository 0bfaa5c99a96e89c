import type { Hono } from 'hono';

import * as grants from '../../contract/grants.ts';
import {
  getInstallation,
  listTenants,
  resumeTenant,
  suspendTenant,
} from '../../contract/installation.ts';
import type { Env } from '../http/context.ts';
import { serveSuperadmin } from '../http/serve-superadmin.ts';
import { serve } from '../http/serve.ts';
import { endForTenant, listOfTenant } from './access-grants.ts';
import { end, enter, leave, listOwn, open } from './grants.ts';
import { readHealth } from './health.ts';
import { readTenants, resume, suspend } from './tenants.ts';

/** What who runs the installation does, and what a company's admins see of it. */
export function serveInstallation(app: Hono<Env>) {
  serveSuperadmin(app, listTenants, readTenants);
  serveSuperadmin(app, suspendTenant, suspend);
  serveSuperadmin(app, resumeTenant, resume);
  serveSuperadmin(app, getInstallation, readHealth);
  serveSuperadmin(app, grants.listGrants, listOwn);
  serveSuperadmin(app, grants.openGrant, open);
  serveSuperadmin(app, grants.leaveGrant, leave);
  serveSuperadmin(app, grants.enterGrant, enter);
  serveSuperadmin(app, grants.endGrant, end);
  serve(app, grants.listAccessGrants, listOfTenant);
  serve(app, grants.endAccessGrant, endForTenant);
}
