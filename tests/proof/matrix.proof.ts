import { endpoints } from '../../contract/index.ts';
import { walk } from './matrix/walk.ts';
import { withServer, type Prove } from './proof.ts';

/** Nobody gets at another's rows: every endpoint, whoever asks, at every place where something of somebody else's can stand. */
export const prove: Prove = (length) =>
  withServer(async ({ url }, ownerUrl) => {
    const { probes, denied, people, breaches } = await walk({
      base: url,
      ownerUrl,
      width: length === 'long' ? 'wide' : 'narrow',
    });
    const figures =
      `${probes} probes of ${endpoints.length} endpoints by ${people} people, ${breaches.length} breaches; ` +
      `${denied} refused, each with one row in the security log`;
    return { figures, shortfalls: breaches };
  });
