import type { Endpoint } from '../../contract/endpoint.ts';
import { records } from '../../contract/index.ts';
import { recordType } from '../../contract/records/index.ts';
import { draftsOf, nowhere } from '../support/examples.ts';
import { saysTheSame, type Probe } from './isolation-probe.ts';
import { recordNames, type Company } from './isolation-world.ts';

/** Each reference of each kind of record, in a new record and in a change: what is next door is not there. */
export async function withReferences(probe: Probe, victim: Company, attacker: Company) {
  const nothing = nowhere();
  const asker = { token: attacker.tokens.admin };
  for (const name of recordNames) {
    const { create, change }: { create: Endpoint; change: Endpoint } = records[name];
    for (const [field, { kind, refersTo = [], computed }] of Object.entries(
      recordType(name).fields,
    ))
      for (const to of computed ? [] : refersTo) {
        const pointing = (ids: object) => {
          const id = new Map(Object.entries(ids)).get(to);
          const without = name === 'project' ? { leadId: null, clientId: null } : {};
          return { ...without, [field]: kind === 'subject' ? { type: to, id } : id };
        };
        const draft = { ...draftsOf(attacker.ids, 'own')[name] };
        for (const [endpoint, base] of [
          [create, draft],
          [change, { id: attacker.ids[name] }],
        ] as const) {
          const input = { ...base, ...pointing(victim.ids) };
          const told = await probe('neighbour pointing', endpoint, input, asker);
          const same = { ...base, ...pointing(nothing) };
          const expected = await probe('neighbour pointing nowhere', endpoint, same, asker);
          if (told.status !== 422 || !saysTheSame(endpoint, told, expected))
            told.say(`answers ${told.status} ${told.text}, for nothing ${expected.text}`);
        }
      }
  }
}

/** A victim's id is as good as any other: the neighbour gets a record of its own, and the victim keeps its own. */
export async function withSameIds(probe: Probe, { ids }: Company, attacker: Company) {
  for (const name of recordNames) {
    const create: Endpoint = records[name].create;
    const input = { id: ids[name], ...draftsOf(attacker.ids, 'own')[name] };
    const taken = await probe('neighbour with its id', create, input, {
      token: attacker.tokens.admin,
    });
    if (taken.status !== 201) taken.say(`answers ${taken.status} ${taken.text}`);
  }
}
