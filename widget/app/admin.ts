/** The pages of the team, the settings and the logs, loaded together when the first of them is opened. */
import '../styles/admin.css';

export { StrangersNotFoundLog } from '../screens/logs/StrangersNotFoundLog.tsx';
export { StrangersSecurityLog } from '../screens/logs/StrangersSecurityLog.tsx';
export { AuditLog } from '../screens/logs/AuditLog.tsx';
export { NotFoundLog } from '../screens/logs/NotFoundLog.tsx';
export { SecurityLog } from '../screens/logs/SecurityLog.tsx';
export { Roles } from '../screens/roles/Roles.tsx';
export { AccessGrants } from '../screens/settings/AccessGrants.tsx';
export { Fields } from '../screens/fields/Fields.tsx';
export { CompanySettings } from '../screens/settings/CompanySettings.tsx';
export { Mailbox } from '../screens/settings/Mailbox.tsx';
export { WebsiteForms } from '../screens/settings/WebsiteForms.tsx';
export { Members } from '../screens/team/Members.tsx';
export { Teams } from '../screens/team/Teams.tsx';
