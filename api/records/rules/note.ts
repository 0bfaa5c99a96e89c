import type { Rules } from '../rule.ts';
import { subjectIn } from '../subjects.ts';

export const noteRules: Rules = {
  complete: ({ now }, record, before) =>
    before !== null && before['body'] !== record['body'] ? { editedAt: now.toISOString() } : {},
  about: (record) => subjectIn(record['about']),
};
