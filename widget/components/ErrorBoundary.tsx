import { Component, type ComponentChildren } from 'preact';

import { t } from '../messages/t.ts';
import { Failed } from './Failed.tsx';

/** A part that breaks says so and can be tried again; everything around it goes on working. */
export class ErrorBoundary extends Component<
  { children: ComponentChildren; onError?: (error: unknown) => void },
  { broken: boolean }
> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError?.(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Failed
        failure={{ kind: 'failed', why: t('failed.broken') }}
        onRetry={() => this.setState({ broken: false })}
      />
    );
  }
}
