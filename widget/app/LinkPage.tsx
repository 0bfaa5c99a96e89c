import type { LinkPlace } from '../screens/links/places.ts';
import { useLinkSecret } from '../screens/links/useLinkSecret.ts';
import { lazily } from './lazily.tsx';

const LinkScreen = lazily(async () => (await import('../screens/links/LinkScreen.tsx')).LinkScreen);

/** Takes the secret out of the address at once, and then fetches the page. */
export function LinkPage({ place }: { place: LinkPlace }) {
  const secret = useLinkSecret();
  return <LinkScreen place={place} secret={secret} />;
}
