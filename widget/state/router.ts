import { signal } from '@preact/signals';

export interface Place {
  /** Below the workspace's own address: `/leads/0190…`. */
  path: string;
  query: Readonly<Record<string, string>>;
}

interface RouterSettings {
  /** `path`: the server answers every address below `base`. `hash`: one page, with the place behind `#`. */
  routing: 'path' | 'hash';
  base?: string;
  window?: Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'>;
}

/** Reads `/leads?status=new` apart. */
export function readPlace(text: string): Place {
  const [path = '', search = ''] = text.split('?', 2);
  return {
    path: path.replace(/\/+$/, '') || '/',
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** Commas and colons stay readable; empty values are left out. */
export function writePlace(path: string, query: Record<string, string | undefined>): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':')}`] : [],
  );
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path;
}

export type Router = ReturnType<typeof createRouter>;

/** Where the workspace is, as a signal of the address. The address is all the state there is of it, so that Back, reload and links just work. */
export function createRouter({ routing, base = '/app', window: view = window }: RouterSettings) {
  const read = () => {
    const { hash, pathname, search } = view.location;
    if (routing === 'hash') return readPlace(hash.replace(/^#/, '') || '/');
    return readPlace((pathname.startsWith(base) ? pathname.slice(base.length) : '/') + search);
  };
  const place = signal<Place>(read());
  const update = () => {
    place.value = read();
  };

  const href = (to: string) => (routing === 'hash' ? `#${to}` : `${base}${to === '/' ? '' : to}`);

  /** Goes to a place; `replace` leaves no step for Back, as while a search is typed. */
  const go = (to: string, { replace = false } = {}) => {
    if (replace) view.history.replaceState(null, '', href(to));
    else view.history.pushState(null, '', href(to));
    update();
  };

  /** The place that an address of this workspace leads to; null for an address elsewhere. */
  const placeOf = (address: URL): string | null => {
    if (address.origin !== view.location.origin) return null;
    if (routing === 'hash')
      return address.pathname === view.location.pathname && address.hash.startsWith('#/')
        ? address.hash.slice(1)
        : null;
    if (address.pathname !== base && !address.pathname.startsWith(`${base}/`)) return null;
    return (address.pathname.slice(base.length) || '/') + address.search;
  };

  view.addEventListener('popstate', update);
  view.addEventListener('hashchange', update);
  const stop = () => {
    view.removeEventListener('popstate', update);
    view.removeEventListener('hashchange', update);
  };
  return { place, go, href, placeOf, stop };
}
