import type { Rules } from '../rule.ts';
import { aliveSubject, subjectIn } from '../subjects.ts';

export const noteRules: Rules = {
  complete: ({ now }, record, before) =>
    before !== null && before['body'] !== record['body'] ? { editedAt: now.toISOString() } : {},
  check: (tx, record, before) => aliveSubject(tx, 'about', record, before),
  about: (record) => subjectIn(record['about']),
};
