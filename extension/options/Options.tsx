import type { ComponentChildren } from 'preact';

import { t } from '../../widget/messages/t-options.ts';
import type { OutboxModel } from '../outbox-view/model.ts';
import type { SessionModel } from '../session/model.ts';
import { Account } from './Account.tsx';
import { ServerForm } from './ServerForm.tsx';
import { Shortcuts, type Shortcut } from './Shortcuts.tsx';

interface OptionsProps {
  apiAddress: SessionModel['apiAddress'];
  current: SessionModel['current'];
  outbox: OutboxModel;
  othersWaiting: number;
  shortcuts: Shortcut[];
}

const kept = [
  'options.keepsToken',
  'options.keepsDevice',
  'options.keepsOutbox',
  'options.keepsAgenda',
  'options.keepsTabs',
  'options.keepsNothing',
] as const;

const toServer = () => document.getElementById('api-address')?.focus();

export function Options({ apiAddress, current, outbox, othersWaiting, shortcuts }: OptionsProps) {
  if (current.value === undefined) return null;
  return (
    <main class="options">
      <h1>{t('options.title')}</h1>
      <Section title={t('options.server')}>
        <ServerForm apiAddress={apiAddress.value} />
      </Section>
      <Section title={t('options.account')}>
        <Account
          apiAddress={apiAddress.value}
          session={current.value}
          outbox={outbox}
          othersWaiting={othersWaiting}
          onServer={toServer}
        />
      </Section>
      <Section title={t('options.shortcuts')}>
        <Shortcuts shortcuts={shortcuts} />
      </Section>
      <Section title={t('options.stored')}>
        <ul class="kept">
          {kept.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Section>
    </main>
  );
}

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="options-part">
    <h2>{title}</h2>
    {children}
  </section>
);
