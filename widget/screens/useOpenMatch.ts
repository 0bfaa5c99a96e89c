import type { FoundMatch } from '../components/MatchBanner.tsx';
import { pathOf } from './AgendaSection.tsx';
import { useWorkspace } from './workspace-context.ts';

/** Goes to the page of a record that may be the same. */
export function useOpenMatch() {
  const { router } = useWorkspace();
  return (match: FoundMatch) => {
    const path = pathOf(match);
    if (path) router.go(path);
  };
}
