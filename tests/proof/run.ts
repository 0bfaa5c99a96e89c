// Runs every proof, or those that are named: `npm run proof -- kill`; or a part of one: `npm run proof -- guards:api/records`.
// One line each; exit code 1 if any falls short.
import { readdir } from 'node:fs/promises';

import type { Prove } from './proof.ts';

const suffix = '.proof.ts';
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length))
  .toSorted();
const asked = process.argv.slice(2);
const nameOf = (one: string) => one.split(':')[0] ?? '';
const unknown = asked.map(nameOf).filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no proof ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}
for (const wish of asked.length > 0 ? asked : names) {
  const [name, part] = wish.split(':');
  const { prove }: { prove: Prove } = await import(`./${name}${suffix}`);
  try {
    const { figures, shortfalls } = await prove('long', part);
    console.log(`${wish}: ${figures}`);
    for (const shortfall of shortfalls) console.log(`  falls short: ${shortfall}`);
    if (shortfalls.length > 0) process.exitCode = 1;
  } catch (error) {
    console.log(`${wish}: broke off`);
    console.error(error);
    process.exitCode = 1;
  }
}
