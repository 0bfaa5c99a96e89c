/** What the frame of the workspace says of the installation, and of a superadmin's visits. */
export const visits = {
  'nav.companies': 'Companies',
  'nav.health': 'Health',
  'nav.strangers': 'Strangers',
  'installation.name': 'Installation',
  'grant.ended': 'You may no longer look into {name}',
  'grant.left': { one: '{count} minute left', other: '{count} minutes left' },
  'grant.over': 'Time is up',
  'visit.inside': 'You are looking into {name}',
  'visit.why': 'for: {reason}',
  'visit.leave': 'Leave',
  'suspended.title': 'Your company is suspended',
} as const;
