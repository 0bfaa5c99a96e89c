import type { DuplicateGroup, listDuplicates } from '../../contract/duplicates.ts';
import type { Output, Parsed } from '../../contract/endpoint.ts';
import { reasons } from '../../contract/matches.ts';
import type { Mergeable } from '../../contract/merges.ts';
import type { Tx } from '../db/tenant.ts';
import { foundByKey, type Found } from './by-key.ts';
import { foundByName } from './by-name.ts';
import { groupsIn, undismissed } from './pairs.ts';
import { isKeyStage, nextStage, readPlace, start, writePlace, type Place } from './places.ts';
import { readSuspects } from './suspects.ts';

/** So much is looked through for one page, however little of it the actor may see. */
const mostLooks = 8;

/** Groups of records that may be the same, stage by stage: by what identifies them, then by their names. */
export async function readDuplicates(
  tx: Tx,
  { type, limit, cursor }: Parsed<typeof listDuplicates>,
): Promise<Output<typeof listDuplicates>> {
  const items: DuplicateGroup[] = [];
  let place: Place | null = cursor ? readPlace(cursor, type) : start;
  for (let looks = 0; place && items.length < limit && looks < mostLooks; looks++) {
    const found: Found = await look(tx, type, place, limit - items.length);
    items.push(...(await grouped(tx, type, found)));
    place =
      found.last === null ? nextStage(place.stage) : { stage: place.stage, after: found.last };
  }
  return { items, nextCursor: place && writePlace(place) };
}

const look = (tx: Tx, type: Mergeable, { stage, after }: Place, size: number) =>
  isKeyStage(stage)
    ? foundByKey(tx, type, { kind: stage, after, size })
    : foundByName(tx, type, { after, size });

async function grouped(tx: Tx, type: Mergeable, { named, pairs }: Found) {
  const seen = await readSuspects(tx, named);
  const open = await undismissed(
    tx,
    pairs.filter(({ one, other }) => seen.has(one) && seen.has(other)),
  );
  return groupsIn(open).flatMap(({ ids, reasons: why }): DuplicateGroup[] => {
    const records = ids
      .flatMap((id) => seen.get(id) ?? [])
      .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt));
    if (!records.some((one) => one.type === type)) return [];
    return [{ reasons: reasons.filter((reason) => why.includes(reason)), records }];
  });
}
