import type { Verdict } from './verify.ts';

/** Hashes that were written down earlier: by tenant, lane and number. Kept elsewhere, it also convicts whoever owns the database. */
export type Checkpoint = ReadonlyMap<string, ReadonlyMap<number, ReadonlyMap<number, string>>>;

export const noMarks: ReadonlyMap<number, string> = new Map();

/** The ends of a tenant's chains, a line each. */
export const writeCheckpoint = ({ tenant, heads }: Verdict): string =>
  heads.map(({ lane, seq, hash }) => `head ${tenant.id} ${lane} ${seq} ${hash}\n`).join('');

const headLine = /^head ([\da-f-]{36}) (\d+) (\d+) ([\da-f]{64})$/;

/** Reads what an earlier run printed; other lines are passed over. Empty when there is nothing of a checkpoint in it. */
export function readCheckpoint(text: string): Checkpoint {
  const tenants = new Map<string, Map<number, Map<number, string>>>();
  for (const line of text.split('\n')) {
    const [, tenant, lane, seq, hash] = headLine.exec(line.trim()) ?? [];
    if (tenant === undefined || hash === undefined) continue;
    const lanes = tenants.get(tenant) ?? new Map<number, Map<number, string>>();
    const marks = lanes.get(Number(lane)) ?? new Map<number, string>();
    tenants.set(tenant, lanes.set(Number(lane), marks.set(Number(seq), hash)));
  }
  return tenants;
}
