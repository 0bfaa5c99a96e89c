/** What a number is, by the word beside it, in the languages of many contact pages. */
export type NumberUse = 'phone' | 'fax' | 'id';

const FAX =
  '(?:tele|e-?)?fax(?:simile)?|facsimile|t[ée]l[ée]copie(?:ur)?|faks|факс|传真|傳真|ファックス|ファクス|팩스';
const PHONE =
  'tel(?:e(?:phone|fon[oe]?|foon))?|t[ée]l(?:[ée]phone|[ée]fono)?s?|phones?|ph(?:one)?|tlfn?|telefono?s?|fono|call(?: us)?|mob(?:ile?|il)?|cell(?:ular|phone)?|handy|natel|m[óo]vil|celular|cellulare|portable|gsm|hotline|helpline|freephone|freecall|voice(?:mail)?|sms|whats ?app|viber|pager|puh|телефон|тел|моб|电话|電話|手机|전화|τηλ';
const PLACE =
  'toll[ -]?free|local|office|direct(?: line| dial)?|desk|main|switchboard|home|work|landline|reception|enquiries|after[ -]hours|emergency|text|general|sales|support|service|bookings?|reservations?|orders?|contact|numbers?';
const ID =
  'a\\.?b\\.?n|a\\.?c\\.?n|vat(?: reg\\w*)?(?: no| number| id)?|ust-?id(?:-?nr)?|steuer-?n\\w*|reg(?:istered|istration|\\.)?(?: in england(?: and wales| & wales)?)?(?: charity)?(?: no| number| nr)?|company(?: reg\\w*)?(?: no| number)|charity(?: no| number)?|licen[sc]e|lic|isbn|issn|iban|account|acct|invoice|order|item|sku|part|model|ref(?:erence)?|hrb|nif|cif|siret|siren|kvk|nmls|dre|ein|tax id|fein|p\\.?\\s?o\\.?\\s?box|box|postfach|duns|fdic|bsb|sort code|swift|id|serial|patent|case|docket|zip|version|lat(?:itude)?|lon(?:gitude)?|lng|permit|cert(?:ificate)?';
const GAP =
  '[\\s.:;)\\]#°º*|=>\\-–—]*(?:(?:no|nr|number|numbers|n|num)\\b[\\s.:°º]*)?(?:is\\b|at\\b|us at\\b|on\\b|us on\\b|dial\\b|call\\b|\\([^()]{0,20}\\)\\s*[:.]?)?[\\s:.\\-–]*$';

const BEFORE: [NumberUse, RegExp][] = [
  ['fax', new RegExp(`(?:^|[^\\p{L}])(?:${FAX})${GAP}`, 'iu')],
  ['phone', new RegExp(`(?:^|[^\\p{L}])(?:${PHONE})${GAP}`, 'iu')],
  ['id', new RegExp(`(?:^|[^\\p{L}])(?:${ID})${GAP}`, 'iu')],
];
const WEAK_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${PLACE})${GAP}`, 'iu');
const WEAK_AFTER = new RegExp(`^[\\s,:;(\\[\\-–—]*(?:${PLACE})(?![\\p{L}\\d])`, 'iu');
const LETTER: [NumberUse, RegExp][] = [
  ['fax', /(?:^|[\s|,;/(•·\d])f\s?[.:)|/-]{1,2}\s*$|(?:^|[\s|,;/(])F\s+$/iu],
  ['phone', /(?:^|[\s|,;/(•·\d])[tpmcodhw]\s?[.:)|/-]{1,2}\s*$|(?:^|[\s|,;/(])[TPMCOD]\s+$/iu],
];
const AFTER: [NumberUse, RegExp][] = [
  ['fax', new RegExp(`^[\\s,:;(\\[\\-–—]*(?:${FAX}|f)(?![\\p{L}\\d])`, 'iu')],
  ['phone', new RegExp(`^[\\s,:;(\\[\\-–—]*(?:${PHONE}|[tpmcow])(?![\\p{L}\\d])`, 'iu')],
];
const ANYWHERE_FAX = new RegExp(`(?:^|[^\\p{L}])(?:${FAX})(?![\\p{L}])`, 'iu');
const ANYWHERE_PHONE = new RegExp(`(?:^|[^\\p{L}])(?:${PHONE})(?![\\p{L}])`, 'iu');

/** The use that the text right before a number states. */
export function statedBefore(before: string): NumberUse | null {
  const near = before.slice(-60);
  for (const [use, pattern] of [...BEFORE, ...LETTER]) if (pattern.test(near)) return use;
  return null;
}

/** The use that the text right after a number states: "555-0100 (fax)". */
export function statedAfter(after: string): NumberUse | null {
  const near = after.slice(0, 30);
  for (const [use, pattern] of AFTER) if (pattern.test(near)) return use;
  return null;
}

/** The use that a label of its own states ("Fax", "Phone numbers:", a table's header); null when it states none or both. */
export function statedByLabel(label: string): NumberUse | null {
  if (label.length > 50) return null;
  const [isFax, isPhone] = [ANYWHERE_FAX.test(label), ANYWHERE_PHONE.test(label)];
  if (isFax === isPhone) return statedBefore(label);
  return isFax ? 'fax' : 'phone';
}

/** Words that go with numbers of any kind ("main", "toll free", "sales"): a phone's unless a label above says otherwise. */
export const isPlaceLabelled = (before: string, after: string): boolean =>
  WEAK_BEFORE.test(before.slice(-60)) || WEAK_AFTER.test(after.slice(0, 30));
