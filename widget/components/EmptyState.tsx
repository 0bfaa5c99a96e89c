import type { ComponentChildren } from 'preact';

import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

interface EmptyStateProps {
  icon?: IconName;
  /** One sentence. */
  children: ComponentChildren;
  /** The act that fills it. */
  action?: ComponentChildren;
}

export const EmptyState = ({ icon, children, action }: EmptyStateProps) => (
  <div class="state">
    {icon && <Icon name={icon} />}
    <p>{children}</p>
    {action}
  </div>
);
