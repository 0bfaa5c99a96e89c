import type { Page } from '../page.ts';
import { isElement } from '../structured/items.ts';
import { isHidden, isStyledBlock, SKIPPED } from './hidden.ts';

/** One line of what the reader of a page sees. */
export interface Line {
  text: string;
  /** The element whose text the line begins with. */
  element: Element;
  /** 1 to 6 in a heading, else 0. */
  heading: number;
  /** Set off from the rest: a heading, or bold throughout. */
  isStrong: boolean;
  /** Lines of one block (`<br>` between them) share its number. */
  block: number;
  isFooter: boolean;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION LEGEND DETAILS SUMMARY BUTTON LABEL OPTION'.split(
    ' ',
  ),
);
const STRONG = new Set(['B', 'STRONG', 'TH', 'DT', 'LEGEND', 'CAPTION']);
const MOST_CHARACTERS = 400_000;
const MOST_LINES = 8000;
const MOST_STYLED = 5000;
const LONGEST_LINE = 2000;

/** The page's visible text, a line for each line that a person would see, in document order. */
export function visibleLines(page: Page): Line[] {
  const lines: Line[] = [];
  let text = '';
  let characters = 0;
  let block = 0;
  const styled = new Set<Node>();
  let start: Element | null = null;
  let weak = 0;

  const flush = (): void => {
    const isPlain = start?.nodeName === 'BODY' || start?.nodeName === 'PRE';
    for (const part of isPlain ? text.split('\n') : [text]) {
      const clean = part
        .replace(/[\s\u00a0\u200b\u00ad\ufeff]+/g, ' ')
        .trim()
        .slice(0, LONGEST_LINE);
      if (clean && start && lines.length < MOST_LINES)
        lines.push(lineOf(clean, start, block, weak === 0));
    }
    text = '';
    start = null;
    weak = 0;
  };
  const enter = (node: Node): boolean => {
    if (isElement(node)) {
      if (SKIPPED.has(node.nodeName.toUpperCase()) || isHidden(node)) return false;
      if (node.nodeName === 'BR') flush();
      else if (BLOCKS.has(node.nodeName) || (styled.size < MOST_STYLED && isStyledBlock(node))) {
        if (!BLOCKS.has(node.nodeName)) styled.add(node);
        flush();
        block++;
      }
      return true;
    }
    const piece = node.nodeType === 3 ? (node.nodeValue ?? '') : '';
    if (piece === '') return false;
    const hasText = /\S/.test(piece.slice(0, 5000));
    if (hasText) start ??= node.parentElement;
    if (hasText && !isStrongPart(node.parentElement)) weak += piece.length;
    text += characters > MOST_CHARACTERS ? '' : piece.slice(0, 20_000);
    characters += piece.length;
    return false;
  };
  const leave = (node: Node): void => {
    if (!BLOCKS.has(node.nodeName) && !styled.has(node)) return;
    flush();
    block++;
  };
  walk(page, enter, leave);
  flush();
  return lines;
}

/** Depth first without recursion: pages nest deeper than a stack allows. */
function walk(page: Page, enter: (node: Node) => boolean, leave: (node: Node) => void): void {
  let node: Node | null = page.isSelection ? page.root : (page.document.body ?? page.root);
  const top = node;
  let steps = 0;
  while (node) {
    if (++steps % 500 === 0 && page.isLate()) return;
    if (enter(node) || node === top) {
      if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
      leave(node);
    }
    while (node && node !== top && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave(node);
    }
    node = !node || node === top ? null : node.nextSibling;
  }
}

const isStrongPart = (element: Element | null): boolean => {
  for (
    let around = element, depth = 0;
    around && depth < 4;
    around = around.parentElement, depth++
  ) {
    if (STRONG.has(around.nodeName) || /^H[1-6]$/.test(around.nodeName)) return true;
    if (BLOCKS.has(around.nodeName)) return false;
  }
  return false;
};

function lineOf(text: string, element: Element, block: number, isStrong: boolean): Line {
  const heading = element.closest('h1, h2, h3, h4, h5, h6')?.nodeName.slice(1);
  const isFooter =
    element.closest('footer, [role="contentinfo"], [id*="foot" i], [class*="foot" i]') !== null;
  return {
    text,
    element,
    heading: heading ? Number(heading) : 0,
    isStrong: isStrong || heading !== undefined,
    block,
    isFooter,
  };
}
