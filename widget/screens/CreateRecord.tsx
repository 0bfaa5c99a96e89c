import { useRef, useState } from 'preact/hooks';

import { nested } from '../../contract/custom-declaration.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { isRecordName } from '../../contract/records/index.ts';
import { Icon } from '../components/Icon.tsx';
import { MatchBanner } from '../components/MatchBanner.tsx';
import { RecordForm } from '../components/RecordForm.tsx';
import { t } from '../messages/t-workspace.ts';
import { endpointsOf, type AnyRecord } from '../state/any-record.ts';
import { AlreadyThere } from './AlreadyThere.tsx';
import { groupsOf, layoutOf } from './layouts.ts';
import { NoRight } from './NoRight.tsx';
import { useMatches } from './useMatches.ts';
import { useMay } from './useMe.ts';
import { useOpenMatch } from './useOpenMatch.ts';
import { useWorkspace } from './workspace-context.ts';

/** The form of a new record, for who may make one. Where the right is lost while one types, the form stays and says so. */
export function CreateRecord({ type }: { type: RecordType }) {
  const may = useMay();
  const mayCreate = isRecordName(type.name) && may(type.name, 'create');
  const couldCreate = useRef(mayCreate);
  couldCreate.current ||= mayCreate;
  return couldCreate.current ? <NewRecord type={type} isRefused={!mayCreate} /> : <NoRight />;
}

/** Asks for a new record. While one types, records that may be the same are shown; what is typed stays when one leaves. */
function NewRecord({ type, isRefused }: { type: RecordType; isRefused: boolean }) {
  const { call, changes, drafts, names, router, session, toasts } = useWorkspace();
  const [showsAll, setShowsAll] = useState(false);
  const { query } = router.place.value;
  const key = `${type.name}/new?${JSON.stringify(query)}`;
  const fields = Object.fromEntries(
    Object.entries(type.fields).filter(([, field]) => !field.computed && field.kind !== 'values'),
  );
  const mine = session.state.value.is === 'signedIn' ? session.state.value.me.member.id : null;
  const initial = { ownerId: mine, ...query };
  const form = drafts.open(key, { fields, check: type.check, initial });
  const matches = useMatches(type, form);
  const label = type.label.toLowerCase();
  const { asked } = layoutOf(type);
  const rest = groupsOf(type, { computed: false })
    .map((group) => ({ ...group, fields: group.fields.filter((name) => !asked.includes(name)) }))
    .filter((group) => group.fields.length > 0);
  const leave = () => router.go(`/${type.plural}`);

  const save = async (extras: Row = {}) => {
    const draft = { id: form.id(), ...nested(form.values()), ...extras };
    const record: AnyRecord = await call(endpointsOf(type).create, draft);
    drafts.drop(key);
    names.learn(type, record);
    changes.tell({ type: type.name, id: record.id, record });
    toasts.show(t('create.saved', { name: type.title(record) }));
    router.go(`/${type.plural}/${record.id}`, { replace: true });
  };
  const open = useOpenMatch();
  const existing = form.duplicate.value;
  return (
    <div class="screen create">
      <header class="list-head">
        <h1>{t('create.title', { label })}</h1>
      </header>
      {isRefused && (
        <div class="banner" data-tone="soon" role="alert">
          {t('create.refused', { label: type.labelPlural.toLowerCase() })}
        </div>
      )}
      <div class="create-body">
        <RecordForm
          form={form}
          groups={[{ fields: asked }, ...(showsAll ? rest : [])]}
          focus={asked.find((name) => name in fields)}
          submitLabel={t('create.save', { label })}
          onSave={save}
          onLeave={leave}
        >
          {!showsAll && rest.length > 0 && (
            <button type="button" class="button quiet-button" onClick={() => setShowsAll(true)}>
              <Icon name="plus" />
              <span>{t('form.moreFields')}</span>
            </button>
          )}
          {existing ? (
            <AlreadyThere
              existing={existing}
              onSaveAnyway={(duplicateReason) => form.submit(() => save({ duplicateReason }))}
            />
          ) : (
            <MatchBanner matches={matches} onOpen={open} />
          )}
        </RecordForm>
      </div>
    </div>
  );
}
