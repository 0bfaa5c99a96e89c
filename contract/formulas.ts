/**
 * Where a spreadsheet begins to read a formula (OWASP, "CSV Injection"): at the start of a cell, and of what becomes one when it
 * splits by semicolon or tab, ends a row at any line break, and takes our quotes for text.
 */
const beginnings = /(?<!')(?='*[=+\-@＝＋－＠])(?<=(?:^|[,;\t\r\n])[\s"]*?)|^(?='*[\t\r\n])/g;

const defused = /(?<=(?:^|[,;\t\r\n])[\s"]*?)'(?='*[=+\-@＝＋－＠])|^'(?='*[\t\r\n])/g;

/** A text no part of which a spreadsheet takes for a formula: an apostrophe stands before each place where one would begin. */
export const defuse = (text: string): string => text.replaceAll(beginnings, "'");

/**
 * A text as it was before it was defused: without one apostrophe from the front of each run of them which ends in one of
 * `= + - @` or their full-width forms and begins the text, or follows a comma, semicolon, tab or line break (white space and
 * quotes may stand between); and one from the front of a text where tab or line break follow.
 */
export const readDefused = (text: string): string => text.replaceAll(defused, '');
