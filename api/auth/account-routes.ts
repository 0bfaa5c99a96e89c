import type { Context, Hono } from 'hono';

import {
  changeEmail as changeEmailEndpoint,
  confirmEmailChange,
} from '../../contract/email-change.ts';
import type { Endpoint, Output, Parsed } from '../../contract/endpoint.ts';
import { createTenant } from '../../contract/installation.ts';
import { lookAtInvitation } from '../../contract/invitations.ts';
import * as sessions from '../../contract/open-sessions.ts';
import { createPairing, redeemPairing } from '../../contract/pairing.ts';
import * as passwords from '../../contract/passwords.ts';
import { confirmTotp, disableTotp, startTotp } from '../../contract/totp.ts';
import type { Env } from '../http/context.ts';
import { readInput } from '../http/input.ts';
import { serveSuperadmin } from '../http/serve-superadmin.ts';
import { respond, serve } from '../http/serve.ts';
import { changeEmail, confirmEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { foundTenant } from './found-tenant.ts';
import { look } from './invitation.ts';
import * as open from './open-sessions.ts';
import { serveOwn } from './own.ts';
import { createCode, redeemCode } from './pairing.ts';
import { completeReset, requestReset } from './reset-password.ts';
import * as totp from './totp.ts';

/** How an account is kept: its password, address, second factor, sessions and paired devices. */
export function serveAccounts(app: Hono<Env>) {
  serveAnyone(app, passwords.requestPasswordReset, requestReset);
  serveAnyone(app, passwords.completePasswordReset, completeReset);
  serveOwn(app, passwords.changePassword, changePassword);
  serveOwn(app, changeEmailEndpoint, changeEmail);
  serveAnyone(app, confirmEmailChange, confirmEmail);

  const evenWithoutTotp = true;
  serveOwn(app, startTotp, totp.start, { evenWithoutTotp });
  serveOwn(app, confirmTotp, totp.confirm, { evenWithoutTotp });
  serveOwn(app, disableTotp, totp.disable, { evenWithoutTotp });
  // Setting up a second factor is a dangerous act itself.
  serveOwn(app, sessions.confirmSession, open.confirm, { evenWithoutTotp });

  serveOwn(app, sessions.listSessions, open.listOwn);
  serveOwn(app, sessions.revokeSession, open.revokeOwn);
  serveOwn(app, sessions.endOtherSessions, open.endOthers);
  serve(app, sessions.listMemberSessions, open.listOfMember);
  serve(app, sessions.revokeMemberSession, open.revokeOfMember);

  serveAnyone(app, lookAtInvitation, look);

  serveSuperadmin(app, createTenant, foundTenant);

  serveOwn(app, createPairing, createCode);
  serveAnyone(app, redeemPairing, redeemCode);
}

/** Answers whoever asks. */
function serveAnyone<E extends Endpoint>(
  app: Hono<Env>,
  endpoint: E,
  handle: (c: Context<Env>, input: Parsed<E>) => Promise<Output<E>>,
) {
  app.on(endpoint.method, endpoint.path, async (c) =>
    // What is made here is no record that could be found under an address.
    respond(c, { ...endpoint, path: ':' }, await handle(c, await readInput(c, endpoint))),
  );
}
