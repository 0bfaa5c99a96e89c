import { resolve } from 'node:path';

import type { Config } from './config.ts';
import { demoPassword, demoTenants } from './demo/people.ts';
import type { Running } from './start.ts';

/** What the person who started it needs to know next. */
export function greeting(
  { publicUrl, demo }: Config,
  { setUpLink }: Pick<Running, 'setUpLink'>,
): string {
  const extension = resolve(import.meta.dirname, '../.output/chrome-mv3');
  const lines = [
    '',
    `  PathSix is ready:      ${new URL('/app', publicUrl).href}`,
    `  A website's form:      ${new URL('/demo', publicUrl).href}`,
    `  The API, to try it:    ${new URL('/docs', publicUrl).href}`,
    `  Extension, to load:    ${extension}`,
    '',
  ];
  if (setUpLink)
    lines.push(
      '  Nobody runs this installation yet. This link makes whoever opens it its superadmin, once:',
      `    ${setUpLink}`,
      '    (a later start makes a new one)',
      '',
    );
  if (demo) {
    lines.push(`  Sign in with the password ${demoPassword} as`);
    for (const { slug, people } of demoTenants)
      lines.push(`    ${people.map(({ local }) => `${local}@${slug}.example`).join(', ')}`);
    lines.push('    root@pathsix.example (runs the installation, belongs to no tenant)', '');
  }
  return `${lines.join('\n')}\n`;
}
