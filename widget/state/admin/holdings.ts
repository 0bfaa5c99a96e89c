import type { Client } from '../../../contract/client.ts';
import { records } from '../../../contract/index.ts';
import type { HandedOver } from '../../../contract/members.ts';

/** How much somebody owns and has still to do, as far as whoever asks may see it. */
export async function countHoldings(call: Client, memberId: string): Promise<HandedOver> {
  const one = { limit: 1, count: true };
  const owned = { ...one, ownerId: memberId };
  const open = { ...one, assigneeId: memberId, status: 'open,in_progress' };
  const [leads, clients, projects, followUps] = await Promise.all([
    call(records.lead.list, owned),
    call(records.client.list, owned),
    call(records.project.list, owned),
    call(records.followUp.list, open),
  ]);
  return {
    leads: leads.total ?? 0,
    clients: clients.total ?? 0,
    projects: projects.total ?? 0,
    followUps: followUps.total ?? 0,
  };
}
