import { checkbox, computed, instant, multiline, needed, subject, tags } from '../field.ts';
import { defineRecord } from '../record.ts';

/** Free text on a record. */
export const note = defineRecord({
  name: 'note',
  plural: 'notes',
  label: 'Note',
  labelPlural: 'Notes',
  fields: {
    about: needed(subject('About', ['lead', 'client', 'contact', 'project'])),
    body: needed(multiline('Note', { searched: true })),
    pinnedForTeam: checkbox('Pinned for the team'),
    tags: tags('Tags', { searched: true }),
    editedAt: computed(instant('Edited')),
    /** Of whoever asks; each member has pins of their own. */
    pinnedForMe: computed(checkbox('Pinned for me')),
  },
  title: ({ body }) =>
    body && body.length > 80 ? `${body.slice(0, 79).toWellFormed()}…` : (body ?? 'Note'),
});
