import { render, type ComponentChildren } from 'preact';

import '../widget/styles/index.css';
import './extension.css';
import { ErrorBoundary } from '../widget/components/ErrorBoundary.tsx';
import {
  surroundings,
  SurroundingsProvider,
  tickingClock,
} from '../widget/components/surroundings.ts';
import { workspaceUrl } from './workspace-url.ts';

/** Draws a page of the extension. Links of the widget's components lead to the workspace. */
export function mount(page: ComponentChildren) {
  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no #app');
  render(
    <SurroundingsProvider value={surroundings({ now: tickingClock(), href: workspaceUrl })}>
      <ErrorBoundary>{page}</ErrorBoundary>
    </SurroundingsProvider>,
    root,
  );
}
