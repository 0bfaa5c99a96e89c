import { bulk, undoBulk } from './bulk.ts';
import { saveCapture } from './captures.ts';
import { convertLead, listConversions, previewConversion, undoConversion } from './conversions.ts';
import {
  changeCustomField,
  createCustomField,
  listCustomFields,
  orderCustomFields,
} from './custom-fields.ts';
import { dismissDuplicates, listDuplicates, recallDuplicates } from './duplicates.ts';
import { changeEmail, confirmEmailChange } from './email-change.ts';
import { recordEndpoints, type Endpoint } from './endpoint.ts';
import { exportEndpoints } from './exports.ts';
import { completeFollowUp, getAgenda, snoozeFollowUp } from './follow-ups.ts';
import {
  endAccessGrant,
  endGrant,
  enterGrant,
  leaveGrant,
  listAccessGrants,
  listGrants,
  openGrant,
} from './grants.ts';
import { getHistory } from './history.ts';
import { importEndpoints } from './imports.ts';
import {
  createTenant,
  getInstallation,
  listTenants,
  resumeTenant,
  suspendTenant,
} from './installation.ts';
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  lookAtInvitation,
  removeInvitation,
  resendInvitation,
} from './invitations.ts';
import {
  exportAuditLog,
  exportNotFoundLog,
  exportSecurityLog,
  listAuditLog,
  listNotFoundLog,
  listSecurityLog,
  reportNotFound,
} from './logs.ts';
import { listMailbox } from './mailbox.ts';
import { findMatches } from './matches.ts';
import { changeMember, disableMember, enableMember, listMembers, removeMember } from './members.ts';
import { listMerges, merges, undoMerge } from './merges.ts';
import { pinNote, unpinNote } from './notes.ts';
import {
  confirmSession,
  endOtherSessions,
  listMemberSessions,
  listSessions,
  revokeMemberSession,
  revokeSession,
} from './open-sessions.ts';
import { createPairing, redeemPairing } from './pairing.ts';
import { changePassword, completePasswordReset, requestPasswordReset } from './passwords.ts';
import { recordTypes } from './records/index.ts';
import { changeRole, createRole, listRoles, previewRole, removeRole, resetRole } from './roles.ts';
import { changeMe, getMe, signIn, signOut } from './sessions.ts';
import { setUp } from './set-up.ts';
import {
  exportStrangersNotFoundLog,
  exportStrangersSecurityLog,
  listStrangersNotFoundLog,
  listStrangersSecurityLog,
} from './strangers-logs.ts';
import { listTags, removeTag, renameTag } from './tags.ts';
import { changeTeam, createTeam, listTeams, removeTeam } from './teams.ts';
import { changeTenant, getTenant } from './tenant-settings.ts';
import { getTimeline } from './timeline.ts';
import { confirmTotp, disableTotp, startTotp } from './totp.ts';
import { changeListSettings, changeView, createView, listViews, removeView } from './views.ts';
import {
  changeWebsiteForm,
  createWebsiteForm,
  listWebsiteForms,
  revokeWebsiteForm,
  submitWebsiteForm,
} from './website-forms.ts';

/** The usual endpoints of each kind of record: `records.lead.list`. */
export const records = {
  lead: recordEndpoints(recordTypes.lead),
  client: recordEndpoints(recordTypes.client),
  contact: recordEndpoints(recordTypes.contact),
  account: recordEndpoints(recordTypes.account),
  project: recordEndpoints(recordTypes.project),
  followUp: recordEndpoints(recordTypes.followUp),
  interaction: recordEndpoints(recordTypes.interaction),
  note: recordEndpoints(recordTypes.note),
};

/** Every endpoint there is. The routes, OpenAPI and the tests that walk them all read this list. */
export const endpoints: readonly Endpoint[] = [
  signIn,
  signOut,
  getMe,
  changeMe,
  listSessions,
  revokeSession,
  endOtherSessions,
  confirmSession,
  requestPasswordReset,
  completePasswordReset,
  changePassword,
  changeEmail,
  confirmEmailChange,
  startTotp,
  confirmTotp,
  disableTotp,
  createPairing,
  redeemPairing,
  listMembers,
  changeMember,
  disableMember,
  enableMember,
  removeMember,
  listInvitations,
  createInvitation,
  resendInvitation,
  removeInvitation,
  lookAtInvitation,
  acceptInvitation,
  listTeams,
  createTeam,
  changeTeam,
  removeTeam,
  listRoles,
  previewRole,
  createRole,
  changeRole,
  resetRole,
  removeRole,
  listMemberSessions,
  revokeMemberSession,
  listMailbox,
  getAgenda,
  completeFollowUp,
  snoozeFollowUp,
  // Before the usual ones: `export.csv` is no id of a record.
  ...exportEndpoints,
  ...Object.values(records).flatMap((usual) => Object.values(usual)),
  ...Object.values(bulk),
  undoBulk,
  listViews,
  createView,
  changeView,
  removeView,
  changeListSettings,
  ...Object.values(merges).flatMap((both) => Object.values(both)),
  listMerges,
  undoMerge,
  previewConversion,
  convertLead,
  listConversions,
  undoConversion,
  listDuplicates,
  dismissDuplicates,
  recallDuplicates,
  getTimeline,
  getHistory,
  pinNote,
  unpinNote,
  listTags,
  renameTag,
  removeTag,
  findMatches,
  saveCapture,
  ...importEndpoints,
  listWebsiteForms,
  createWebsiteForm,
  changeWebsiteForm,
  revokeWebsiteForm,
  submitWebsiteForm,
  listAuditLog,
  exportAuditLog,
  listSecurityLog,
  exportSecurityLog,
  listNotFoundLog,
  exportNotFoundLog,
  reportNotFound,
  listAccessGrants,
  endAccessGrant,
  listTenants,
  createTenant,
  suspendTenant,
  resumeTenant,
  getInstallation,
  listStrangersSecurityLog,
  exportStrangersSecurityLog,
  listStrangersNotFoundLog,
  exportStrangersNotFoundLog,
  listGrants,
  openGrant,
  endGrant,
  enterGrant,
  leaveGrant,
  setUp,
  getTenant,
  changeTenant,
  listCustomFields,
  createCustomField,
  changeCustomField,
  orderCustomFields,
];
