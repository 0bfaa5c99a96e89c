import type { ComponentChildren } from 'preact';

import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-merging.ts';

interface MergingHeadProps {
  title: string;
  onLeave: () => void;
  children?: ComponentChildren;
}

/** The head of a page on which something is done with a record, and the way back to it. */
export const MergingHead = ({ title, onLeave, children }: MergingHeadProps) => (
  <header class="list-head merging-head">
    <Button icon="back" iconOnly look="plain" onClick={onLeave}>
      {t('merge.back')}
    </Button>
    <h1 class="cut">{title}</h1>
    {children}
  </header>
);
