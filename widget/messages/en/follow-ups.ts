export const followUps = {
  'due.done': 'Done',
  'due.snooze': 'Snooze',
  'due.doneWith': 'How did it go',
  'due.noOutcome': 'Just done',
  'due.askedBy': 'asked by {name}',
  'due.reschedule': 'Pick a time',
  'due.laterToday': 'In 2 hours',
  'due.tomorrow': 'Tomorrow 9:00',
  'due.inThreeDays': 'In 3 days',
  'due.nextWeek': 'Next Monday',

  'reach.call': 'Call {phone}',
  'reach.mail': 'Write to {email}',

  'line.label': 'Follow-up',
  'line.what': 'What to do, and when: “Send the offer tomorrow 9:00”',
  'line.when': 'When: “tomorrow 9:00”, “in 3 days”',
  'line.due': 'Due {when}',
  'line.noTime': 'Say when: “tomorrow 9:00”, “in 3 days”, “next monday”',
  'line.noTitle': 'Say what to do',
  'line.add': 'Add follow-up',
} as const;
