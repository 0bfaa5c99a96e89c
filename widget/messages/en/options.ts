export const options = {
  'options.title': 'PathSix options',
  'options.server': 'Server',
  'options.address': 'API address',
  'options.addressHelp': 'Where your PathSix server answers, like https://crm.company.com',
  'options.save': 'Save',
  'options.saved': 'Saved: PathSix answers there.',
  'options.badAddress': 'Enter an address like https://crm.company.com',
  'options.noPathSix': 'Something answers at {address}, but it is not PathSix.',
  'options.unreachable':
    'Nothing answers at {address}. Check the address, and that the server runs.',
  'options.account': 'Account',
  'options.signedInAs': '{name}, {role} at {tenant}',
  'options.signOut': 'Sign out',
  'options.otherOutboxes':
    '{count} waiting for other sign-ins. They are sent when those members sign in here.',
  'options.stored': 'What is kept in this browser',
  'options.shortcuts': 'Keyboard shortcuts',
  'options.noShortcut': 'not set',
  'options.changeShortcuts': 'Shortcuts are changed on the browser’s own page for extensions.',
  'options.keepsToken':
    'Your sign-in: a token in the extension’s own storage, out of reach of web pages. Gone when you sign out.',
  'options.keepsDevice':
    'A mark by which your server knows this browser again at the next sign-in.',
  'options.keepsOutbox':
    'The outbox: what you saved or logged, until the server has taken it, and one day after that to show it here.',
  'options.keepsAgenda':
    'Your follow-ups as last fetched, so that the popup opens at once. Gone when you sign out.',
  'options.keepsTabs':
    'What was read off a page and what you typed about it, in memory, until its tab or the browser closes, or you sign out.',
  'options.keepsNothing': 'Nothing else: no browsing history, and no page is read unless you ask.',
} as const;
