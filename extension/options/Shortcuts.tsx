import { t } from '../../widget/messages/t-options.ts';

export interface Shortcut {
  name: string;
  keys: string;
}

export const Shortcuts = ({ shortcuts }: { shortcuts: Shortcut[] }) => (
  <>
    <dl class="shortcuts">
      {shortcuts.map(({ name, keys }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{keys ? <kbd>{keys}</kbd> : <span class="quiet">{t('options.noShortcut')}</span>}</dd>
        </div>
      ))}
    </dl>
    <p class="small quiet">{t('options.changeShortcuts')}</p>
  </>
);
