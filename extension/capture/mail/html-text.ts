import { isElement } from '../structured/items.ts';

/** Elements in which mail programs put what others wrote; Outlook on the web prefixes names with `x_`. */
const QUOTED =
  '.gmail_quote:not(.gmail_quote_container .gmail_quote), .gmail_quote_container, .gmail_attr, .yahoo_quoted, .moz-cite-prefix, .moz-forward-container, .protonmail_quote, .tutanota_quote, .zmail_extra, .zmail_extra_hr, .OutlookMessageHeader, .ms-outlook-mobile-reference-message, #OLK_SRC_BODY_SECTION, #mail-editor-reference-message-container, [id$="reply-intro" i], [class*="replyintro" i], blockquote[type="cite"], .WordSection1 ~ blockquote, [name="quote"], .mailcontent_quote, .ydpyahoo_quoted, .cf_quote, .front-blockquote, .frontapp_quote, .email_quote, .adL, .h5 > .gmail_quote';
/** Elements after which everything, too, is somebody else's. */
const QUOTED_FROM_HERE =
  '#divRplyFwdMsg, #x_divRplyFwdMsg, #appendonsend, #x_appendonsend, #stopSpelling, #x_stopSpelling, hr[tabindex="-1"], hr[id$="stopSpelling" i], [id$="divtagdefaultwrapper"] + hr, .ms-outlook-ios-reference-expand';
const OUTLOOK_LINE =
  /border-(?:style\s*:\s*solid\s+none\s+none|top\s*:\s*(?:solid\s+)?(?:#?[\da-f]{3,8}|rgb[^;]*)\s*(?:1(?:\.0)?pt)?|top\s*:\s*(?:solid|1(?:\.0)?p[tx]))/i;
const SKIPPED = new Set(
  'SCRIPT STYLE HEAD TITLE TEMPLATE NOSCRIPT META LINK OBJECT IFRAME'.split(' '),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE CENTER DD DIV DL DT H1 H2 H3 H4 H5 H6 HR LI OL P PRE SECTION TABLE TR UL TBODY BODY FORM FIELDSET'.split(
    ' ',
  ),
);

/** The text of an HTML message, a line per line, and what is quoted in it left out. */
export function textOfHtml(body: Element): { text: string; hasQuoted: boolean } {
  const copy = body.cloneNode(true);
  if (!isElement(copy)) return { text: '', hasQuoted: false };
  const hasQuoted = dropQuoted(copy);
  return { text: layOut(copy), hasQuoted };
}

function dropQuoted(body: Element): boolean {
  let dropped = false;
  for (const start of body.querySelectorAll(QUOTED_FROM_HERE)) {
    dropFrom(start, body);
    dropped = true;
  }
  for (const line of [...body.querySelectorAll('div[style*="border"]')].slice(0, 200))
    if (isHeaderBox(line)) {
      dropFrom(line, body);
      dropped = true;
    }
  for (const quoted of body.querySelectorAll(QUOTED)) {
    quoted.remove();
    dropped = true;
  }
  // A blockquote stands for a quoted message unless the sender wrote more below it: then it may be their own indent.
  for (const quoted of body.querySelectorAll('blockquote')) {
    quoted.replaceWith(body.ownerDocument.createTextNode('\n\u0001\n'));
    dropped = true;
  }
  return dropped;
}

/** Outlook draws a line above "From: … Sent: … To: …". */
function isHeaderBox(box: Element): boolean {
  const text = box.textContent?.trim().slice(0, 400) ?? '';
  return (
    OUTLOOK_LINE.test(box.getAttribute('style') ?? '') &&
    (text.match(/[:：]/g)?.length ?? 0) >= 3 &&
    /@|\d{4}/.test(text) &&
    /^[\p{L}\s*-]{2,20}[:：]/u.test(text)
  );
}

/** Removes an element and all that follows it in the body. */
function dropFrom(start: Element, body: Element): void {
  if (!body.contains(start)) return;
  for (let node: Element | null = start; node && node !== body; node = node.parentElement) {
    while (node.nextSibling) node.nextSibling.remove();
  }
  start.remove();
}

/** Lines as a mail program shows them: blocks and `<br>` end one, a paragraph leaves a blank one. */
function layOut(body: Element): string {
  let text = '';
  const endLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const add = (piece: string, isPre: boolean): void => {
    if (isPre) text += piece;
    else {
      const folded = piece.replace(/[\s\u00a0]+/g, ' ');
      text +=
        text === '' || text.endsWith('\n') || text.endsWith(' ') ? folded.trimStart() : folded;
    }
  };
  let node: Node | null = body;
  let pre = 0;
  while (node && text.length < 400_000) {
    let goDown = false;
    if (isElement(node)) {
      const name = node.nodeName;
      goDown = !SKIPPED.has(name) && node.firstChild !== null;
      if (name === 'BR') text = `${text.replace(/ +$/, '')}\n`;
      else if (BLOCKS.has(name)) endLine();
      else if (name === 'TD' || name === 'TH')
        text += text.endsWith('\n') || text === '' ? '' : ' ';
      if (goDown && name === 'PRE') pre++;
    } else if (node.nodeType === 3) add(node.nodeValue ?? '', pre > 0);
    if (goDown) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== body && !node.nextSibling) {
      node = node.parentNode;
      if (node) pre -= close(node);
    }
    node = !node || node === body ? null : node.nextSibling;
  }
  function close(element: Node): number {
    if (BLOCKS.has(element.nodeName)) endLine();
    if (element.nodeName === 'P') text += '\n';
    return element.nodeName === 'PRE' ? 1 : 0;
  }
  return text.replaceAll('\u0001', '> ').trim();
}
