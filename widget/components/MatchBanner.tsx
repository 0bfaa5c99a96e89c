import type { Match, Reason } from '../../contract/matches.ts';
import { t } from '../messages/t.ts';
import { Button } from './Button.tsx';

export interface FoundMatch extends Pick<Match, 'type' | 'id' | 'name' | 'owner'> {
  reasons: readonly string[];
  readable: boolean;
}

export interface MatchAct {
  label: string;
  onChoose: (match: FoundMatch) => void;
}

interface MatchBannerProps {
  /** The most certain first; only that one is spelled out. */
  matches: readonly FoundMatch[];
  onOpen?: (match: FoundMatch) => void;
  /** Further acts on the match, like "Log interaction". */
  acts?: readonly MatchAct[];
}

const owned = {
  lead: 'match.isLead',
  client: 'match.isClient',
  contact: 'match.isContact',
} as const;
const free = {
  lead: 'match.isFreeLead',
  client: 'match.isFreeClient',
  contact: 'match.isFreeContact',
} as const;

const perhapsOwned = {
  lead: 'match.mayBeLead',
  client: 'match.mayBeClient',
  contact: 'match.mayBeContact',
} as const;
const perhapsFree = {
  lead: 'match.mayBeFreeLead',
  client: 'match.mayBeFreeClient',
  contact: 'match.mayBeFreeContact',
} as const;

/** Two people can share a name, and two of them a company: alone, these do not make it the same one. */
const weak: readonly string[] = [
  'similar name at the same company',
  'same name',
  'same company name',
] satisfies Reason[];

const sentence = ({ type, owner, reasons }: FoundMatch) => {
  const why = reasons.join(', ');
  const isSure = reasons.some((reason) => !weak.includes(reason));
  return owner
    ? t((isSure ? owned : perhapsOwned)[type], { owner, reasons: why })
    : t((isSure ? free : perhapsFree)[type], { reasons: why });
};

/** "Already a lead of Ben: same e-mail", or "Perhaps …" where only names agree, and what can be done about it. Nothing where nothing matches. */
export function MatchBanner({ matches, onOpen, acts = [] }: MatchBannerProps) {
  const [first, ...others] = matches;
  if (!first) return null;
  return (
    <div class="banner" data-tone="soon" role="status">
      <div class="grow">
        <strong>{first.name}</strong>
        <div>{sentence(first)}</div>
        {!first.readable && first.owner && <div>{t('match.askOwner', { owner: first.owner })}</div>}
        {others.length > 0 && <div class="small">{t('match.more', { count: others.length })}</div>}
      </div>
      {first.readable && onOpen && (
        <Button onClick={() => onOpen(first)}>{t('common.open')}</Button>
      )}
      {first.readable &&
        acts.map(({ label, onChoose }) => (
          <Button key={label} onClick={() => onChoose(first)}>
            {label}
          </Button>
        ))}
    </div>
  );
}
