import { Dialog } from '../components/Dialog.tsx';
import { t, type MessageKey } from '../messages/t-workspace.ts';

const keys: readonly [MessageKey & `keys.${string}`, ...string[]][] = [
  ['keys.palette', 'Ctrl', 'K'],
  ['keys.search', '/'],
  ['keys.create', 'c'],
  ['keys.rows', 'j', 'k'],
  ['keys.open', 'Enter'],
  ['keys.select', 'x'],
  ['keys.edit', 'e'],
  ['keys.note', 'n'],
  ['keys.followUp', 'f'],
  ['keys.done', 'd'],
  ['keys.snooze', 's'],
  ['keys.notDuplicate', 'd'],
  ['keys.leave', 'Esc'],
  ['keys.help', '?'],
];

/** All keys at a glance. */
export const KeyboardHelp = ({ onClose }: { onClose: () => void }) => (
  <Dialog title={t('app.shortcuts')} onClose={onClose}>
    <dl class="keys">
      {keys.map(([words, ...caps]) => (
        <div key={words}>
          <dt>{t(words)}</dt>
          <dd>
            {caps.map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
