import { walk } from './isolation-walk.ts';
import { withServer, type Prove } from './proof.ts';

/** No endpoint tells or changes anything of another company, whoever asks and however. */
export const prove: Prove = () =>
  withServer(async ({ url }, ownerUrl) => {
    const { probes, denied, endpoints, breaches } = await walk({ base: url, ownerUrl });
    const figures = `${probes} probes of ${endpoints} endpoints, ${breaches.length} breaches; ${denied} refused, each with one row in the security log`;
    return { figures, shortfalls: breaches };
  });
