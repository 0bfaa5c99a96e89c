import { useRef, useState } from 'preact/hooks';

import { recordTypes } from '../../contract/records/index.ts';
import type { Me } from '../../contract/sessions.ts';
import { Icon } from '../components/Icon.tsx';
import { useSearch } from '../components/inputs/useSearch.ts';
import { PaletteFrame } from '../components/PaletteFrame.tsx';
import { t } from '../messages/t-workspace.ts';
import { may } from '../state/rights.ts';
import { screensToGo, type PaletteChoice } from './palette-choices.ts';
import { useWorkspace } from './workspace-context.ts';

const searched = ['lead', 'client'] as const;
const isSearched = (type: string): type is (typeof searched)[number] =>
  searched.some((one) => one === type);

/** Type to find a lead, a client or a screen; arrows and Enter go there. */
export function Palette({ me, onClose }: { me: Me; onClose: () => void }) {
  const { router } = useWorkspace();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const mine = searched.filter((type) => may(me, type, 'read'));
  const { found } = useSearch(mine, words.trim() ? words : null);
  const records: PaletteChoice[] = (words.trim() ? found : []).flatMap((one) =>
    isSearched(one.type)
      ? [
          {
            path: `/${recordTypes[one.type].plural}/${one.id}`,
            label: one.name,
            hint: one.detail ?? recordTypes[one.type].label,
            icon: one.type,
          },
        ]
      : [],
  );
  const choices = [...records, ...screensToGo(me, words)];
  const go = (choice: PaletteChoice | undefined) => {
    if (!choice) return;
    onClose();
    router.go(choice.path);
  };
  const move = (step: number) => {
    const next = (active + step + choices.length) % Math.max(1, choices.length);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <PaletteFrame
      label={t('palette.label')}
      words={words}
      activeId={choices[active] && `palette-${active}`}
      onType={(text) => {
        setWords(text);
        setActive(0);
      }}
      onMove={move}
      onChoose={() => go(choices[active])}
      onClose={onClose}
    >
      <div
        class="palette-list"
        id="palette-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t('palette.label')}
        ref={list}
      >
        {choices.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the line's
          <div
            key={choice.path}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => setActive(index)}
            onClick={() => go(choice)}
          >
            <Icon name={choice.icon} />
            <span class="cut">{choice.label}</span>
            <span class="hint cut">{choice.hint}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 && (
        <p class="palette-nothing">{t('palette.nothing', { words: words.trim() })}</p>
      )}
    </PaletteFrame>
  );
}
