import { newId } from '../../contract/id.ts';
import { records } from '../../contract/index.ts';
import { ask } from '../support/ask.ts';
import { makeCompany, rowsOf } from '../support/database.ts';
import { clientOf } from '../support/server.ts';
import { withServer, type Prove } from './proof.ts';

const clients = 50;

/** However many save the same new person at once, there is one record, and everybody else is told which. */
export const prove: Prove = (length) =>
  withServer(async (server, ownerUrl) => {
    const rounds = length === 'long' ? 40 : 3;
    const { admin, manager, rep, rep2 } = await makeCompany(ownerUrl);
    const members = await Promise.all(
      [admin, manager, rep, rep2].map((member) => clientOf(server, member)),
    );
    const counted = { made: 0, refused: 0, failed: 0 };
    const shortfalls: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const emails = [`${newId()}@race.example`];
      const answers = await Promise.all(
        Array.from({ length: clients }, (_, at) =>
          ask(
            server.url,
            records.lead.create,
            { lastName: `Racer ${at}`, emails },
            { token: members[at % members.length]?.token ?? null },
          ),
        ),
      );
      const made = answers.filter(({ status }) => status === 201);
      const winner = made[0]?.body.id;
      const refused = answers.filter(
        ({ status, body }) => status === 409 && body.existing?.id === winner,
      );
      const failed = answers.filter(({ status }) => status >= 500);
      const rows = await rowsOf('select id from lead where emails = $1', [emails], ownerUrl);
      if (
        made.length !== 1 ||
        refused.length !== clients - 1 ||
        rows[0]?.['id'] !== winner ||
        rows.length !== 1
      )
        shortfalls.push(
          `round ${round}: ${made.length} made, ${refused.length} told of it, ${rows.length} rows`,
        );
      counted.made += made.length;
      counted.refused += refused.length;
      counted.failed += failed.length;
    }
    const figures =
      `${rounds} rounds of ${clients} clients: ${counted.made} made, ${counted.refused} × 409 with ` +
      `the winner's id, ${counted.failed} × 500`;
    return { figures, shortfalls };
  });
