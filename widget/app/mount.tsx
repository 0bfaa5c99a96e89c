import { render } from 'preact';

import { SurroundingsProvider, surroundings, tickingClock } from '../components/surroundings.ts';
import { WorkspaceProvider } from '../screens/workspace-context.ts';
import { createWorkspace, type WorkspaceSettings } from '../state/workspace.ts';
import { followLinks } from './follow-links.ts';
import { showChosenTheme } from './theme.ts';
import { Workspace } from './Workspace.tsx';

export type { WorkspaceSettings };

/**
 * Draws the whole workspace into an element and keeps it there; the answer takes it away again.
 * Styles are the caller's to bring: `widget/styles/workspace.css`.
 */
export function mountWorkspace(root: HTMLElement, settings: WorkspaceSettings): () => void {
  const workspace = createWorkspace(settings);
  const { router, names, knownTags } = workspace;
  const around = surroundings({
    now: tickingClock(),
    href: router.href,
    references: { search: names.search, nameOf: names.nameOf, tags: knownTags.all },
  });
  showChosenTheme();
  render(
    <WorkspaceProvider value={workspace}>
      <SurroundingsProvider value={around}>
        <Workspace />
      </SurroundingsProvider>
    </WorkspaceProvider>,
    root,
  );
  void workspace.session.load();
  const stopFollowing = followLinks(root, router, settings.onOpenExternal);
  return () => {
    stopFollowing();
    workspace.stop();
    showChosenTheme();
    render(null, root);
  };
}
