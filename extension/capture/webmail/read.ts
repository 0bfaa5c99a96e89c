import type { Capture } from '../../../contract/capture.ts';
import { captureOfMessage } from '../mail/capture.ts';
import { ownTextOfHtml } from '../mail/message.ts';
import { cleanText } from '../values.ts';
import { generic } from './generic.ts';
import { gmail } from './gmail.ts';
import { horde } from './horde.ts';
import { outlook } from './outlook.ts';
import type { Webmail } from './page-part.ts';
import { roundcube } from './roundcube.ts';
import { sogo } from './sogo.ts';

/** Every webmail we know, the generic one last. To add one: a file of its own, and a name here. */
const webmails: Webmail[] = [gmail, outlook, sogo, roundcube, horde, generic];

/** The open message of a webmail page as a capture; null when the page is no webmail; without `email` when no message is open. */
export function readWebmail(
  document: Document,
  url: string,
  isLate: () => boolean,
): Capture | null {
  const webmail = webmails.find((one) => one.isHere(document, url));
  if (!webmail) return null;
  const page = { url, title: cleanText(document.title, 1000) ?? '' };
  const shown = webmail.read(document, isLate);
  if (!shown)
    return webmail === generic
      ? null
      : {
          page: { ...page, kind: 'email' },
          people: [],
          companies: [],
          primary: null,
          email: null,
          evidence: [],
        };
  const text = shown.bodies.map(ownTextOfHtml).join('\n\n').trim();
  return captureOfMessage({ ...shown, text }, page, `site:${webmail.name}`);
}
