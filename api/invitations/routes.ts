import type { Hono } from 'hono';

import {
  createInvitation,
  listInvitations,
  removeInvitation,
  resendInvitation,
} from '../../contract/invitations.ts';
import type { Env } from '../http/context.ts';
import { serve } from '../http/serve.ts';
import { invite } from './invite.ts';
import { readInvitations } from './read.ts';
import { resend, takeBack } from './resend.ts';
import type { MailConfig } from './send.ts';

/** Inviting somebody; what whoever is invited does with it is a matter of accounts (api/auth). */
export function serveInvitations(app: Hono<Env>, config: MailConfig) {
  serve(app, listInvitations, readInvitations);
  serve(app, createInvitation, (tx, input) => invite(tx, config, input));
  serve(app, resendInvitation, (tx, input) => resend(tx, config, input));
  serve(app, removeInvitation, takeBack);
}
