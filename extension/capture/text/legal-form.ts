const FORMS =
  'Inc|Incorporated|LLC|L\\.L\\.C|LLP|L\\.L\\.P|PLLC|PLC|plc|Ltd|LTD|Limited|Corp|Corporation|Co|Company|GmbH(?: & Co\\.? KG)?|gGmbH|AG|KG|OHG|UG|e\\.V|eG|S\\.?A\\.?R\\.?L|SARL|S\\.?A\\.?S|SAS|S\\.?A|SA|S\\.?L\\.?U?|S\\.?p\\.?A|S\\.?r\\.?l|SpA|Srl|B\\.?V|N\\.?V|AB|A/S|ApS|AS|ASA|Oy|Oyj|Sp\\. z o\\.o|s\\.r\\.o|a\\.s|Kft|Zrt|d\\.o\\.o|Pty\\.? Ltd|Pty\\.? Limited|Pvt\\.? Ltd|Private Limited|Sdn\\.? Bhd|Pte\\.? Ltd|Ltda|Lda|EIRL|K\\.K|P\\.?C|P\\.A';

export const LEGAL_FORM = new RegExp(`[\\s,](?:${FORMS})\\.?$`, 'u');
const NAMED = new RegExp(
  `(?:\\p{Lu}|\\d)[\\p{L}\\p{N}'’&.-]*(?:[ ,]{1,2}(?:\\p{Lu}[\\p{L}\\p{N}'’&.()-]*|&|and|of|the|for|und|et|de|y|\\+|\\d+)){0,7}?,?\\s(?:${FORMS})(?![\\p{L}\\p{N}])\\.?`,
  'gu',
);

/** Names that end in a legal form: "Acme Tools, Inc.", "Muster GmbH". */
export const legalNames = (text: string): string[] =>
  [...text.matchAll(NAMED)].map((match) => match[0]);

/** A name without its legal form. */
export const withoutLegalForm = (name: string): string =>
  name.replace(LEGAL_FORM, '').replace(/[,\s]+$/, '');
