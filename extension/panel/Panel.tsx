import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { EmptyState } from '../../widget/components/EmptyState.tsx';
import { MatchBanner, type MatchAct } from '../../widget/components/MatchBanner.tsx';
import { t } from '../../widget/messages/t-extension.ts';
import type { CurrentSession } from '../session/current.ts';
import { may } from '../session/may.ts';
import { SignIn } from '../session/SignIn.tsx';
import { recordUrl } from '../workspace-url.ts';
import { ActionBar } from './ActionBar.tsx';
import { Composer } from './Composer.tsx';
import { createDeeds, type Deeds } from './deeds.ts';
import type { Target } from './draft.ts';
import type { PanelModel } from './model.ts';
import { OtherPeople } from './OtherPeople.tsx';
import { PageHead } from './PageHead.tsx';
import { PersonCard } from './PersonCard.tsx';

const openOptions = () => void browser.runtime.openOptionsPage();

/** The panel beside a page: whom it shows, whether they are known, and what to do with them. */
export function Panel({ model }: { model: PanelModel }) {
  const { current, apiAddress, key } = model;
  const session = current.value;
  if (session === undefined) return null;
  if (session === null)
    return (
      <main class="panel">
        <SignIn apiAddress={apiAddress.value} ended={null} onOptions={openOptions} />
      </main>
    );
  // Anew for each person: what was missing for one says nothing about another.
  return <Review key={key.value} model={model} session={session} />;
}

function Review({ model, session }: { model: PanelModel; session: CurrentSession }) {
  const { apiAddress, page, card } = model;
  const deeds = useMemo(() => createDeeds(model), [model]);
  const matches = card.value.saved ? [] : model.matches.found.value;
  const wasRead = page.value.capture !== null || page.value.problem !== null;
  return (
    <main class="panel">
      <PageHead model={model} />
      {!session.session.token && (
        <SignIn apiAddress={apiAddress.value} ended={session} onOptions={openOptions} />
      )}
      <MatchBanner
        matches={matches}
        onOpen={(match) => void openRecord(match)}
        acts={matchActs(session, deeds, matches[0]?.type)}
      />
      {model.matches.failed.value && !card.value.saved && (
        <p class="banner" role="status">
          {t('panel.notChecked')}
        </p>
      )}
      {!wasRead && <EmptyState icon="lead">{t('panel.start')}</EmptyState>}
      <PersonCard
        model={model}
        onSave={() => may(session, 'lead', 'create') && void deeds.save()}
      />
      <OtherPeople model={model} />
      {may(session, 'interaction', 'create') && <Composer model={model} session={session} />}
      <ActionBar model={model} deeds={deeds} session={session} />
    </main>
  );
}

/** What the role may do with the record that is there: log with it, and fill in what it does not know. */
function matchActs(
  session: CurrentSession,
  deeds: Deeds,
  type: Target['type'] | undefined,
): MatchAct[] {
  const log = {
    label: t('panel.log'),
    onChoose: (match: Target) => void deeds.log({ type: match.type, id: match.id }),
  };
  const fill = {
    label: t('panel.fill'),
    onChoose: (match: Target) => void deeds.fillIn({ type: match.type, id: match.id }),
  };
  return [
    ...(may(session, 'interaction', 'create') ? [log] : []),
    ...(type && may(session, type, 'change') ? [fill] : []),
  ];
}

async function openRecord(match: { type: string; id: string }) {
  const url = recordUrl(match);
  if (url) await browser.tabs.create({ url });
}
