export const acts = {
  'acts.failed': 'Not done. {why}',
  'acts.done': 'Done: {title}',
  'acts.snoozed': 'Snoozed until {until}: {title}',
  'acts.added': 'Follow-up added: {title}',
  'acts.saved': 'Saved',
  'acts.deleted': 'Deleted {name}',
  'acts.restored': 'Restored {name}',
  'acts.logged': 'Logged',
  'acts.noteSaved': 'Note saved',
} as const;
