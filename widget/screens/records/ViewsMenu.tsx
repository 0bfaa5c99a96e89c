import { useState } from 'preact/hooks';

import { checkbox, needed, text } from '../../../contract/field.ts';
import type { RecordType } from '../../../contract/record.ts';
import { isRecordName } from '../../../contract/records/index.ts';
import type { View } from '../../../contract/views.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuChoice } from '../../components/Menu.tsx';
import { t } from '../../messages/t-workspace.ts';
import type { Views } from '../../state/lists/views.ts';
import { scopeOf } from '../../state/rights.ts';
import type { Place } from '../../state/router.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { FieldsDialog } from './FieldsDialog.tsx';
import { differsFrom, everything, keptBy, listPlace, placeOfView } from './list-place.ts';

interface ViewsMenuProps {
  type: RecordType;
  query: Place['query'];
  views: Views;
}

/** The views of a list, and keeping what it shows now as one of them. */
export function ViewsMenu({ type, query, views }: ViewsMenuProps) {
  const { router, toasts } = useWorkspace();
  const me = useMe();
  const [naming, setNaming] = useState<'new' | View | null>(null);
  const all = views.views.value ?? [];
  const shown = all.find(({ id }) => id === query['view']) ?? null;
  const isChanged = shown !== null && differsFrom(shown, query);
  const { defaultViewId } = views.settings.value;
  const mayShare =
    me !== null && isRecordName(type.name) && scopeOf(me, type.name, 'change') === 'all';
  const plural = type.labelPlural.toLowerCase();

  const leave = () => router.go(listPlace(type, null, defaultViewId ? { view: everything } : {}));
  const update = async (view: View) => {
    await views.change(view, keptBy(query));
    toasts.show(t('views.updated', { name: view.name }));
  };
  const choices: MenuChoice[] = [
    { id: 'all', label: t('views.all', { plural }), checked: shown === null, onChoose: leave },
    ...all.map((view) => ({
      id: view.id,
      label: view.name,
      checked: view.id === shown?.id,
      ...(view.isShared && { hint: t('views.team') }),
      onChoose: () => router.go(placeOfView(type, view)),
    })),
    ...(shown && isChanged && shown.mayChange
      ? [act('update', t('views.update'), () => void update(shown))]
      : []),
    act('save', t('views.saveAs'), () => setNaming('new')),
    ...(shown?.mayChange
      ? [
          act('rename', t('views.rename'), () => setNaming(shown)),
          act('remove', t('views.remove'), () => {
            void views.remove(shown);
            leave();
          }),
        ]
      : []),
    ...(shown
      ? [
          {
            id: 'default',
            label: t('views.makeDefault'),
            checked: defaultViewId === shown.id,
            onChoose: () =>
              void views.choose({ defaultViewId: defaultViewId === shown.id ? null : shown.id }),
          },
        ]
      : []),
  ];
  const name = shown?.name ?? t('views.all', { plural });
  return (
    <>
      <Menu
        buttonClass={shown ? 'filter filter-on' : 'filter'}
        label={t('views.choose', { name })}
        choices={choices}
      >
        <span class="cut">{isChanged ? `${name} · ${t('views.changed')}` : name}</span>
        <Icon name="down" />
      </Menu>
      {naming && (
        <NameView
          type={type}
          query={query}
          views={views}
          view={naming === 'new' ? null : naming}
          mayShare={mayShare}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

const act = (id: string, label: string, onChoose: () => void): MenuChoice => ({
  id,
  label,
  onChoose,
});

interface NameViewProps extends ViewsMenuProps {
  /** Null: a new one. */
  view: View | null;
  mayShare: boolean;
  onClose: () => void;
}

function NameView({ type, query, views, view, mayShare, onClose }: NameViewProps) {
  const { router } = useWorkspace();
  const fields = {
    name: needed(text(t('views.name'))),
    ...(mayShare && { isShared: checkbox(t('views.share')) }),
  };
  const save = async (name: string, isShared: boolean) => {
    if (view) await views.change(view, { name, ...(mayShare && { isShared }) });
    else router.go(placeOfView(type, await views.save({ name, isShared, ...keptBy(query) })));
  };
  return (
    <FieldsDialog
      title={view ? t('views.rename') : t('views.saveAs')}
      fields={fields}
      initial={view ? { name: view.name, isShared: view.isShared } : {}}
      submitLabel={t('views.save')}
      onSave={({ name, isShared }) => save(String(name), isShared === true)}
      onClose={onClose}
    />
  );
}
