import type { RecordName } from '../../contract/records/index.ts';
import type { Rules } from './rule.ts';
import { accountRules } from './rules/account.ts';
import { followUpRules } from './rules/follow-up.ts';
import { interactionRules } from './rules/interaction.ts';
import { noteRules } from './rules/note.ts';
import { clientRules, leadRules } from './rules/owned.ts';
import { projectRules } from './rules/project.ts';

const rules: Record<RecordName, Rules> = {
  lead: leadRules,
  client: clientRules,
  contact: { about: ({ clientId }) => ({ type: 'client', id: String(clientId) }) },
  account: accountRules,
  project: projectRules,
  followUp: followUpRules,
  interaction: interactionRules,
  note: noteRules,
};

export const rulesOf = ({ name }: { name: string }): Rules =>
  // Every declared kind stands in the table above, which the compiler holds to be complete.
  rules[name as RecordName];
