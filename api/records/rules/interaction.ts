import type { Rules } from '../rule.ts';
import { subjectIn, touchLastInteraction } from '../subjects.ts';

export const interactionRules: Rules = {
  settle: (tx, record) => touchLastInteraction(tx, subjectIn(record['subjectOf'])),
  about: (record) => subjectIn(record['subjectOf']),
};
