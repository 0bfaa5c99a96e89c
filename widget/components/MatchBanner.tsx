import type { Match } from '../../contract/matches.ts';
import { t } from '../messages/t.ts';
import { Button } from './Button.tsx';

export interface FoundMatch extends Pick<Match, 'type' | 'id' | 'name' | 'owner'> {
  reasons: readonly string[];
  readable: boolean;
}

interface MatchBannerProps {
  /** The most certain first; only that one is spelled out. */
  matches: readonly FoundMatch[];
  onOpen?: (match: FoundMatch) => void;
  /** A further act on the match, like "Log interaction". */
  act?: { label: string; onChoose: (match: FoundMatch) => void };
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

const sentence = ({ type, owner, reasons }: FoundMatch) => {
  const why = reasons.join(', ');
  return owner ? t(owned[type], { owner, reasons: why }) : t(free[type], { reasons: why });
};

/** "Already a lead of Ben: same e-mail", and what can be done about it. Nothing where nothing matches. */
export function MatchBanner({ matches, onOpen, act }: MatchBannerProps) {
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
      {first.readable && act && <Button onClick={() => act.onChoose(first)}>{act.label}</Button>}
    </div>
  );
}
