import type { Me } from '../../contract/sessions.ts';
import type { IconName } from '../components/icons.ts';
import { t } from '../messages/t-workspace.ts';
import { may } from '../state/rights.ts';
import { contacts, duplicates, mainPlaces, openTo, settingsPlaces, teamPlaces } from './places.ts';

export interface PaletteChoice {
  path: string;
  label: string;
  hint: string;
  icon: IconName;
}

const screens = (me: Me): PaletteChoice[] => [
  ...(may(me, 'lead', 'create')
    ? [{ path: '/leads/new', label: t('palette.newLead'), hint: 'c', icon: 'plus' as const }]
    : []),
  ...(may(me, 'client', 'create')
    ? [{ path: '/clients/new', label: t('palette.newClient'), hint: '', icon: 'plus' as const }]
    : []),
  ...openTo(me, [
    ...mainPlaces,
    contacts,
    duplicates,
    ...teamPlaces.slice(1),
    ...settingsPlaces,
  ]).map(({ path, label, icon }) => ({
    path,
    label: t('palette.goTo', { name: t(label) }),
    hint: '',
    icon,
  })),
];

/** The screens and acts, of those open to somebody, whose name has every word. */
export function screensToGo(me: Me, words: string): PaletteChoice[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return screens(me).filter(({ label }) =>
    wanted.every((word) => label.toLowerCase().includes(word)),
  );
}
