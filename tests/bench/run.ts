// Every benchmark: a table on the screen, and bench.json.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';

import { compareApi } from './api.ts';
import { measureScrolling } from './scroll.ts';
import { compareAccounts } from './sign-in.ts';
import { sizesOfBuilds } from './sizes.ts';
import { compareVisibility } from './visibility.ts';

const compared = await compareApi();
const visibility = await compareVisibility();
const accounts = await compareAccounts();
const scrolling = await measureScrolling();
const sizes = await sizesOfBuilds();
const round = (value: number) => Math.round(value);
console.log(
  `${cpus().length} cores, ${cpus()[0]?.model}; 32 connections, medians of 5 rounds in turn\n`,
);
console.table(
  Object.fromEntries(
    compared.map(({ name, api, bare, ratio, aim }) => [
      name,
      {
        'API /s': round(api.perSecond),
        'bare /s': round(bare.perSecond),
        'of bare': `${round(ratio * 100)} %`,
        aim: `${round(aim * 100)} %`,
        'API p99 ms': round(api.p99Ms),
        'bare p99 ms': round(bare.p99Ms),
        failed: api.failed + bare.failed,
      },
    ]),
  ),
);
console.log('A list of 50 out of 100,000 leads, for a rep whose team owns a part of them\n');
console.table(
  Object.fromEntries(
    visibility.map(({ name, one, other, ratio }) => [
      name,
      {
        'rep /s': round(one.perSecond),
        'admin /s': round(other.perSecond),
        'times an admin’s': (1 / ratio).toFixed(2),
        aim: '1.5 at most',
        failed: one.failed + other.failed,
      },
    ]),
  ),
);
const ms = (value: number) => value.toFixed(2);
console.table(
  Object.fromEntries(
    accounts.map(({ name, knownMs, unknownMs, differenceMs, aimMs }) => [
      name,
      {
        'known ms': ms(knownMs),
        'unknown ms': ms(unknownMs),
        'difference ms': ms(differenceMs),
        aim: `below ${aimMs}`,
      },
    ]),
  ),
);
console.log('The list of 100,000 leads in the workspace, scrolled through\n');
console.table(
  Object.fromEntries(scrolling.map(({ name, figure, aim }) => [name, { figure, aim }])),
);
console.table(
  Object.fromEntries(
    sizes.map(({ name, gzipped }) => [
      name,
      { 'kB gzipped': gzipped === null ? 'not built' : (gzipped / 1000).toFixed(1) },
    ]),
  ),
);
await writeFile(
  'bench.json',
  `${JSON.stringify({ compared, visibility, accounts, scrolling, sizes }, null, 2)}\n`,
);
