import type { Endpoint } from '../../contract/endpoint.ts';
import {
  createInvitation,
  removeInvitation,
  resendInvitation,
} from '../../contract/invitations.ts';
import { changeMember, disableMember, enableMember, removeMember } from '../../contract/members.ts';
import { standardRoles, type StandardRole } from '../../contract/permissions.ts';
import { linkIn } from '../support/mails.ts';
import {
  everything,
  expectStatus,
  keepSession,
  kill,
  nextPassword,
  pick,
  send,
  spend,
  type Act,
  type Life,
} from './life.ts';

const asAdmin = (life: Life, endpoint: Endpoint, input: object) =>
  send(life, endpoint, input, life.adminToken);

const disablesOrEnables: Act = async (life) => {
  if (life.state === 'removed') return;
  const isBack = life.state === 'disabled';
  const endpoint = isBack ? enableMember : disableMember;
  const answer = await asAdmin(life, endpoint, { id: life.memberId });
  if (!expectStatus(life, endpoint.summary, answer, 200)) return;
  life.state = isBack ? 'here' : 'disabled';
  if (!isBack) kill(everything(life));
};

const removes: Act = async (life) => {
  if (life.state === 'removed') return;
  const answer = await asAdmin(life, removeMember, { id: life.memberId });
  if (!expectStatus(life, 'removing', answer, 200)) return;
  kill(everything(life));
  Object.assign(life, { state: 'removed', secret: null, recoveryCodes: [] });
};

const roles = Object.keys(standardRoles) as StandardRole[];

const changesRole: Act = async (life) => {
  if (life.state === 'removed') return;
  const role = roles[Math.floor(life.random() * roles.length)] ?? 'rep';
  const answer = await asAdmin(life, changeMember, { id: life.memberId, role });
  if (expectStatus(life, 'another role', answer, 200)) life.role = role;
};

/** Somebody new, or who was removed and is to come back: once, and then with another link. */
const invites: Act = async (life) => {
  const isBack = life.state === 'removed';
  const email = isBack ? life.email : `guest${life.made++}.${life.email}`;
  const open = life.invitations.find((one) => one.email === email && one.isOpen);
  if (open) return sendsAgain(life, open);
  const answer = await asAdmin(life, createInvitation, { email, role: 'rep' });
  if (!expectStatus(life, 'an invitation', answer, 201)) return;
  const secret = await linkIn('invitation', email, life.ownerUrl);
  life.invitations.push({ id: answer.body.id, email, secret, isAlive: true, isOpen: true });
};

async function sendsAgain(life: Life, open: Life['invitations'][number]) {
  const answer = await asAdmin(life, resendInvitation, { id: open.id });
  if (!expectStatus(life, 'another link', answer, 200)) return;
  const secret = await linkIn('invitation', open.email, life.ownerUrl);
  Object.assign(open, { isAlive: false, isOpen: false });
  life.invitations.push({ ...open, secret, isAlive: true, isOpen: true });
}

const resends: Act = async (life) => {
  const open = life.invitations.find(({ isOpen }) => isOpen);
  if (open) await sendsAgain(life, open);
};

const takesBack: Act = async (life) => {
  const open = life.invitations.find(({ isOpen }) => isOpen);
  if (!open) return;
  const answer = await asAdmin(life, removeInvitation, { id: open.id });
  if (expectStatus(life, 'taking back', answer, 204))
    Object.assign(open, { isAlive: false, isOpen: false });
};

/** A link that lives makes a member, once: it may be whose life this is, who was removed. */
export const accepts: Act = async (life) => {
  const invited = pick(life, life.invitations);
  if (!invited) return;
  const password = nextPassword(life);
  const answer = await spend.invitation(life, invited.secret, password);
  Object.assign(invited, { isAlive: false, isOpen: false });
  if (!expectStatus(life, 'accepting', answer, 201) || invited.email !== life.email) return;
  Object.assign(life, { memberId: answer.body.member.id, password, state: 'here', role: 'rep' });
  await keepSession(life, answer.body.token);
};

/** Who comes, who goes, and as what. */
export const comingsAndGoings: [name: string, act: Act][] = [
  ['disabling or enabling', disablesOrEnables],
  ['disabling or enabling', disablesOrEnables],
  ['removing', removes],
  ['another role', changesRole],
  ['another role', changesRole],
  ['inviting', invites],
  ['inviting', invites],
  ['inviting', invites],
  ['another link', resends],
  ['taking an invitation back', takesBack],
  ['accepting', accepts],
  ['accepting', accepts],
];
