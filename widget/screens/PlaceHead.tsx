import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { Me } from '../../contract/sessions.ts';
import { useSurroundings } from '../components/surroundings.ts';
import { t } from '../messages/t-workspace.ts';
import { openTo, type Destination } from './places.ts';
import { useWorkspace } from './workspace-context.ts';

interface PlaceHeadProps {
  me: Me;
  title: string;
  /** The pages of this part of the workspace; those that are not open to the member are left out. */
  places: readonly Destination[];
  /** How many there are on the page that is open. */
  total?: number | null;
  /** What can be done on the page that is open. */
  children?: ComponentChildren;
}

/** The head of a page that has others beside it: what they are all about, and where one is. */
export function PlaceHead({ me, title, places, total = null, children }: PlaceHeadProps) {
  const { router } = useWorkspace();
  const { href, locale } = useSurroundings();
  const open = openTo(me, places);
  const here = [...open]
    .toSorted((one, other) => other.path.length - one.path.length)
    .find(({ path }) => router.place.value.path.startsWith(path));
  const nav = useRef<HTMLElement>(null);
  // On a phone the tabs scroll sideways; where one is must be seen.
  useLayoutEffect(() => {
    const chosen = nav.current?.querySelector('[aria-current="page"]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here?.path, total]);
  return (
    <header class="place-head">
      <div class="list-head">
        <h1>{title}</h1>
        {children}
      </div>
      {open.length > 1 && (
        <nav class="tabs place-tabs" aria-label={title} ref={nav}>
          {open.map(({ path, label }) => (
            <a
              key={path}
              class="tab"
              href={href(path)}
              aria-current={path === here?.path ? 'page' : undefined}
            >
              {t(label)}
              {path === here?.path && total !== null && (
                <span class="count">{total.toLocaleString(locale)}</span>
              )}
            </a>
          ))}
        </nav>
      )}
    </header>
  );
}
