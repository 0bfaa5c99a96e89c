import { endpoints } from '../../contract/index.ts';
import { walkBlinkered } from './matrix/blinkered.ts';
import { walk } from './matrix/walk.ts';
import { withServer, type Prove } from './proof.ts';

/** Nobody gets at another's rows: every endpoint, whoever asks, at every place where something of somebody else's can stand. */
export const prove: Prove = (length) =>
  withServer(async ({ url }, ownerUrl) => {
    const place = { base: url, ownerUrl };
    const width = length === 'long' ? 'wide' : 'narrow';
    const { probes, denied, people, breaches } = await walk({ ...place, width });
    const blinkered = await walkBlinkered(place);
    const shortfalls = [...breaches, ...blinkered.breaches];
    const figures =
      `${probes + blinkered.probes} probes of ${endpoints.length} endpoints by ${people + 1} people, ` +
      `${shortfalls.length} breaches; ${denied} refused, each with one row in the security log`;
    return { figures, shortfalls };
  });
