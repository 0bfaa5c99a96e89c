import type { Rules } from '../rule.ts';
import { aliveSubject, subjectIn, touchLastInteraction } from '../subjects.ts';

export const interactionRules: Rules = {
  check: (tx, record, before) => aliveSubject(tx, 'subjectOf', record, before),
  settle: (tx, record) => touchLastInteraction(tx, subjectIn(record['subjectOf'])),
  about: (record) => subjectIn(record['subjectOf']),
};
