import { icons, type IconName } from './icons.ts';

/** An icon beside a label, or inside a control that has a name of its own: never read aloud. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={icons[name]} />
  </svg>
);
