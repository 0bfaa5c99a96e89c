import { useEffect, useRef } from 'preact/hooks';

/** By key: `j`, `?`, `Escape`; `Mod+k` is Ctrl+K, or Cmd+K on a Mac. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

const isTyping = (event: KeyboardEvent) => {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
};

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  ctrlKey || metaKey ? `Mod+${key.toLowerCase()}` : key;

/** Keys for as long as the component stands; single letters are left alone while somebody types, and under an open dialog. */
export function useShortcuts(shortcuts: Shortcuts) {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return;
      const name = nameOf(event);
      const act = current.current[name];
      if (!act) return;
      const isPlain = !name.startsWith('Mod+');
      if (isPlain && (isTyping(event) || document.querySelector('dialog[open]'))) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
