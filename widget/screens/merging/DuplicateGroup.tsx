import type { Mergeable } from '../../../contract/merges.ts';
import { recordTypes } from '../../../contract/records/index.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-merging.ts';
import type { Group, Suspect } from '../../state/merging/duplicates.ts';
import { mayConvert, mayMerge } from '../../state/merging/rights.ts';
import { writePlace } from '../../state/router.ts';

interface DuplicateGroupProps {
  me: Me;
  group: Group;
  onDismiss: (group: Group, suspect: Suspect) => void;
}

/** The oldest of some records that may be the same, and each other one with what can be made of it. */
export function DuplicateGroup({ me, group, onDismiss }: DuplicateGroupProps) {
  const [first, ...others] = group.records;
  if (!first) return null;
  const reasons = group.reasons.join(', ');
  return (
    <section
      class="card duplicate"
      aria-label={t('duplicates.group', { name: first.name, reasons })}
    >
      <ul class="chips">
        {group.reasons.map((reason) => (
          <li class="chip" key={reason}>
            {reason}
          </li>
        ))}
      </ul>
      <ul>
        <li class="suspect">
          <Who suspect={first} />
        </li>
        {others.map((suspect) => (
          <li class="suspect" key={suspect.id} data-suspect={suspect.id}>
            <Who suspect={suspect} />
            <div class="suspect-acts">
              <ActLink me={me} first={first} suspect={suspect} />
              <button
                type="button"
                class="button"
                data-look="plain"
                data-small
                data-act="dismiss"
                aria-keyshortcuts="d"
                aria-label={t('duplicates.dismissOne', { one: suspect.name, other: first.name })}
                onClick={() => onDismiss(group, suspect)}
              >
                {t('duplicates.dismiss')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ suspect }: { suspect: Suspect }) {
  const { href } = useSurroundings();
  const { type, id, name, company, owner, createdAt } = suspect;
  const { plural, label } = recordTypes[type];
  return (
    <>
      <Avatar name={name} />
      <span class="two-lines suspect-who">
        <a class="cut" href={href(`/${plural}/${id}`)}>
          {name}
        </a>
        <span class="quiet small cut">
          {[label, company === name ? null : company, owner].filter(Boolean).join(' · ')}
          {` · ${t('merge.added')} `}
          <RelativeTime at={createdAt} />
        </span>
      </span>
    </>
  );
}

interface ActLinkProps {
  me: Me;
  first: Suspect;
  suspect: Suspect;
}

/** Two of a kind are merged; a lead of which there is a client already is converted into that one. */
function ActLink({ me, first, suspect }: ActLinkProps) {
  const { href } = useSurroundings();
  const act = actOn(me, first, suspect);
  if (!act) return null;
  return (
    <a
      class="button"
      data-small
      data-act="merge"
      href={href(act.path)}
      aria-label={t(`duplicates.${act.is}One`, { from: act.from.name, into: act.into.name })}
    >
      {t(`duplicates.${act.is}`)}
    </a>
  );
}

function actOn(me: Me, first: Suspect, suspect: Suspect) {
  if (first.type === suspect.type) {
    if (!mayMerge(me, recordTypes[first.type])) return null;
    const path = writePlace(`/${pluralOf(first.type)}/${first.id}/merge`, {
      with: suspect.id,
      after: 'duplicates',
    });
    return { is: 'merge', path, from: suspect, into: first } as const;
  }
  const both = [first, suspect];
  const lead = both.find(({ type }) => type === 'lead');
  const client = both.find(({ type }) => type === 'client');
  if (!lead || !client || !mayConvert(me)) return null;
  const path = writePlace(`/leads/${lead.id}/convert`, { client: client.id });
  return { is: 'convert', path, from: lead, into: client } as const;
}

const pluralOf = (type: Mergeable) => recordTypes[type].plural;
