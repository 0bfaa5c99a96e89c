import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

import type { Health as HealthOf } from '../../../contract/installation.ts';
import { Button } from '../../components/Button.tsx';
import { Failed } from '../../components/Failed.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-installation.ts';
import { sizeWords } from '../../state/bytes.ts';
import { createHealth } from '../../state/health.ts';
import { useWorkspace } from '../workspace-context.ts';

/** Whether the installation is well: what runs, what is stored, what waits or has failed. */
export function Health() {
  const { call } = useWorkspace();
  const model = useOwned(() => createHealth({ call }), []);
  useEffect(() => void model.load(), [model]);
  const health = model.health.value;
  const failure = model.failure.value;
  return (
    <div class="screen">
      <header class="list-head">
        <h1>{t('nav.health')}</h1>
        <Button busy={model.isLoading.value} onClick={() => void model.load()}>
          {t('health.refresh')}
        </Button>
      </header>
      <div class="screen-body narrow">
        {failure && <Failed failure={failure} onRetry={() => void model.load()} />}
        {!health && !failure && <Skeleton />}
        {health && !failure && <Figures health={health} />}
      </div>
    </div>
  );
}

function Figures({ health }: { health: HealthOf }) {
  const { locale } = useSurroundings();
  const { version, postgres, migrations, disk, tenants, suspendedTenants, jobs, mails } = health;
  const size = (bytes: number) => sizeWords(bytes, locale);
  return (
    <div class="health">
      <Group title={t('health.software')}>
        <Figure name={t('health.version')}>{version}</Figure>
        <Figure name={t('health.postgres')}>{postgres}</Figure>
        <Figure name={t('health.migrations')}>
          {t('health.migrationsValue', {
            applied: migrations.applied,
            latest: migrations.latest ?? '',
          })}
        </Figure>
        <Figure name={t('health.uptime')}>
          <RelativeTime at={health.startedAt} />
        </Figure>
      </Group>
      <Group title={t('health.storage')}>
        <Figure name={t('health.database')}>{size(health.databaseBytes)}</Figure>
        <Figure name={t('health.disk')}>
          {disk
            ? t('health.diskValue', { free: size(disk.freeBytes), total: size(disk.totalBytes) })
            : t('health.diskElsewhere')}
        </Figure>
      </Group>
      <Group title={t('health.people')}>
        <Figure name={t('health.tenants')}>
          {suspendedTenants > 0
            ? t('health.tenantsSuspended', { count: tenants, suspended: suspendedTenants })
            : tenants}
        </Figure>
        <Figure name={t('health.members')}>{health.members.toLocaleString(locale)}</Figure>
        <Figure name={t('health.sessions')}>{health.sessions.toLocaleString(locale)}</Figure>
      </Group>
      <Group title={t('health.work')}>
        <Figure name={t('health.jobs')} isBad={jobs.retrying > 0}>
          {t('health.waiting', { count: jobs.waiting })}
          {jobs.retrying > 0 && `, ${t('health.retrying', { count: jobs.retrying })}`}
        </Figure>
        <Figure name={t('health.mails')} isBad={mails.failed > 0}>
          {t('health.waiting', { count: mails.waiting })}
          {mails.failed > 0 && `, ${t('health.failed', { count: mails.failed })}`}
        </Figure>
      </Group>
    </div>
  );
}

const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card">
    <h2>{title}</h2>
    <dl>{children}</dl>
  </section>
);

interface FigureProps {
  name: string;
  isBad?: boolean;
  children: ComponentChildren;
}

const Figure = ({ name, isBad, children }: FigureProps) => (
  <div>
    <dt>{name}</dt>
    <dd data-tone={isBad ? 'overdue' : undefined}>{children}</dd>
  </div>
);
