import type { IconName } from '../components/icons.ts';
import { t } from '../messages/t.ts';

export interface PaletteChoice {
  path: string;
  label: string;
  hint: string;
  icon: IconName;
}

const screens = (): PaletteChoice[] => [
  { path: '/leads/new', label: t('palette.newLead'), hint: 'c', icon: 'plus' },
  { path: '/clients/new', label: t('palette.newClient'), hint: '', icon: 'plus' },
  ...(
    [
      ['/', 'nav.home', 'home'],
      ['/leads', 'nav.leads', 'lead'],
      ['/clients', 'nav.clients', 'client'],
      ['/contacts', 'nav.contacts', 'lead'],
      ['/projects', 'nav.projects', 'project'],
      ['/follow-ups', 'nav.followUps', 'followUp'],
      ['/team', 'nav.team', 'team'],
      ['/settings/website-forms', 'nav.websiteForms', 'settings'],
    ] as const
  ).map(([path, name, icon]) => ({
    path,
    label: t('palette.goTo', { name: t(name) }),
    hint: '',
    icon,
  })),
];

/** The screens and acts whose name has every word. */
export function screensToGo(words: string): PaletteChoice[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return screens().filter(({ label }) =>
    wanted.every((word) => label.toLowerCase().includes(word)),
  );
}
