import { useState } from 'preact/hooks';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'pathsix.theme';

const read = (): Theme => themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system';

const show = (theme: Theme) => {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

/** Shows the theme chosen in this browser. */
export const showChosenTheme = () => show(read());

/** The chosen theme and how to choose another; it is kept in this browser. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(read);
  const choose = (next: Theme) => {
    localStorage.setItem(key, next);
    show(next);
    setTheme(next);
  };
  return [theme, choose];
}
