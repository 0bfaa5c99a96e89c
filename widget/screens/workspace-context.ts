import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { Workspace } from '../state/workspace.ts';

const context = createContext<Workspace | null>(null);

export const WorkspaceProvider = context.Provider;

/** The models that all screens share. */
export function useWorkspace(): Workspace {
  const found = useContext(context);
  if (!found) throw new Error('Put a WorkspaceProvider around it');
  return found;
}
