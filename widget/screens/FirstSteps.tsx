import { Icon } from '../components/Icon.tsx';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';

const steps = [
  {
    path: '/leads/new',
    icon: 'plus',
    title: 'home.firstLead',
    help: 'home.firstLeadHelp',
    key: 'c',
  },
  {
    path: '/leads',
    icon: 'followUp',
    title: 'home.firstFollowUp',
    help: 'home.firstFollowUpHelp',
    key: 'f',
  },
] as const;

/** Where to begin. */
export function FirstSteps() {
  const { href } = useSurroundings();
  return (
    <section class="card" aria-label={t('home.firstSteps')}>
      <h2>{t('home.firstSteps')}</h2>
      <ul class="steps">
        {steps.map(({ path, icon, title, help, key }) => (
          <li key={path}>
            <a href={href(path)}>
              <Icon name={icon} />
              <span>
                <span class="steps-title">{t(title)}</span>
                <span class="quiet small">{t(help)}</span>
              </span>
              <kbd>{key}</kbd>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
