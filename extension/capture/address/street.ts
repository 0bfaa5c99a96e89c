const SUFFIX =
  'street|str?|road|rd|avenue|ave?|av|boulevard|blvd|bvd|lane|ln|drive|dr|driv|way|court|crt|ct|place|pl|plaza|plz|square|sq|parkway|pkwy|pky|highway|hwy|freeway|fwy|circle|cir|terrace|ter|terr|trail|trl|close|crescent|cres|crst|cr|gardens?|gdns|grove|hill|park|parade|pde|quay|row|mews|mall|walk|wharf|loop|alley|expressway|expwy|turnpike|tpke|pike|broadway|route|rte|causeway|cswy|centre|center|broad|esplanade|junction|green|yard|gate|bridge|rise|view|vale|point|pt|path|run|crossing|xing|heights|hts|estate|industrial|business park|bypass|embankment|concourse|promenade|passage|ridge|landing|creek|motorway|floor';
const EUROPEAN =
  '\\p{L}*(?:stra(?:ß|ss)e|str\\.|weg|platz|gasse|allee|ufer|damm|ring|straat|laan|plein|kade|gracht|dreef|singel|gatan|gata|gaten|gate|vägen|väg|vegen|veg|vei|veien|vej|gade|allé|alle|katu|tie|kuja|torget|torv|plass|plassen)|rue|avenue|boulevard|bd|chemin|quai|impasse|cours|route|place|via|viale|corso|piazza|largo|strada|vicolo|calle|c/|avda?|avenida|plaza|paseo|carrer|camino|carretera|rua|r\\.|travessa|praça|al\\.|ul\\.|ulica|aleja|plac|os\\.|utca|út|náměstí|улица|ул\\.|проспект|пр\\.';
const DIRECTION =
  '(?:n|s|e|w|ne|nw|se|sw|north|south|east|west|northeast|northwest|southeast|southwest)\\.?';
const UNIT =
  'suites?|ste|unit|apt|apartment|floor|fl|flr|room|rm|building|bldg|block|level|lvl|office|shop|studio|dept|bay|lot|space|po box|p\\.?\\s?o\\.?\\s?box|post office box|postfach|box|drawer|#|private bag|bp|boite postale|mail ?stop|ms';
const HOUSE =
  'house|building|tower|towers|centre|center|plaza|park|estate|mill|mills|court|hall|works|chambers|complex|arcade|hotel|mall|campus|wharf|village|lodge|farm|barn|airport|square|gate|point|quay|trading estate|industrial estate|business park|cottage|one|two|three';

const NUMBERED =
  /(?:^|[\s,(#])(?:no\.?\s?)?\d{1,6}(?:\s?[-–/&]\s?\d{1,6})?\s?[a-z]?(?:\s?½|\s1\/2)?[,.]?\s+(?:[-–]\s)?(?:[nsew]\.?[ew]?\.?\s)?[\p{L}\d][\p{L}\d.'’-]*/iu;
const HAS_SUFFIX = new RegExp(`(?:^|[\\s.])(?:${SUFFIX})(?:[\\s.,)#]|$)`, 'iu');
const EUROPEAN_STREET = new RegExp(`(?:^|[\\s,])(?:${EUROPEAN})[\\s,.]`, 'iu');
const NUMBER_AFTER =
  /[\p{L}.]\s*,?\s?(?:n[°º.]\s?)?\d{1,5}\s?[a-z]?(?:\s?[-–/]\s?\d{1,5}\s?[a-z]?)?(?:[\s,].*)?$/iu;
const WITH_UNIT = new RegExp(
  `(?:^|[\\s,.(])(?:${UNIT})\\.?\\s?(?:no\\.?\\s?)?#?\\s?[\\p{L}\\d-]*\\d|(?:^|\\s)#\\s?\\d|\\d(?:st|nd|rd|th)\\s(?:floor|fl)\\b|(?:first|second|third|ground|top)\\sfloor|(?:^|[\\s,])(?:${UNIT})\\s[A-Z\\d]{1,4}(?:[\\s,]|$)`,
  'iu',
);
// "Storgata 12", "Via Roma 5": in most of Europe the number comes last.
const NAME_AND_NUMBER =
  /^\p{Lu}[\p{L}.'’-]{3,30}(?:\s[\p{L}.'’-]{2,20}){0,3},?\s\d{1,4}\s?[a-zA-Z]?$/u;
// "Unit 6, Foundry Court": its one number is the unit's, not a house's.
const UNIT_ONLY = new RegExp(`^(?:${UNIT})\\.?\\s?[A-Z]?\\d+[A-Z]?(?:[\\s,]+[^\\d]*)?$`, 'iu');
const PO_BOX =
  /(?:p\.?\s?o\.?\s?|post office\s|postal\s)(?:box|drawer)\s*[#:]?\s*\w*\d|postfach\s\d|^box\s\d|apartado|private bag\s\w*\d|\bbp\s?\d/iu;
const WITH_HOUSE = new RegExp(`(?:^|\\s)(?:${HOUSE})[,.]?$`, 'iu');

const ENDS_IN_STREET = new RegExp(
  `\\s(?:street|st\\.?|road|rd\\.?|avenue|ave\\.?|boulevard|blvd\\.?|lane|ln\\.?|drive|dr\\.?|way|court|place|circle|parkway|pkwy\\.?|highway|terrace|trail|close|crescent|gardens|grove|broadway)[.,]?$`,
  'iu',
);

/** Whether a text ends in a word for a street ("Oak Lane"). */
export const endsInStreet = (text: string): boolean => ENDS_IN_STREET.test(text);

/** How much a piece of text looks like a street line: 2 surely, 1 perhaps (a building, a unit), 0 not at all. */
export function streetness(text: string): 0 | 1 | 2 {
  if (text.length > 120 || /@|https?:|www\./.test(text)) return 0;
  if (PO_BOX.test(text)) return 2;
  if (UNIT_ONLY.test(text) && !PO_BOX.test(text)) return 1;
  const isNumbered = NUMBERED.test(text);
  if (isNumbered && HAS_SUFFIX.test(text.replace(/^\D*\d+/, '')) && text.length < 90) return 2;
  if (EUROPEAN_STREET.test(`${text} `) && (NUMBER_AFTER.test(text) || isNumbered)) return 2;
  if (
    isNumbered &&
    /^(?:\p{L}[\p{L}'’ .-]{2,30},\s?)?(?:[Nn]o\.?\s?)?\d{1,6}[A-Za-z]?(?:\s?[-–/]\s?\d{1,6}[A-Za-z]?)?,?\s+(?:[-–]\s)?\p{Lu}/u.test(
      text,
    ) &&
    text.split(' ').length <= 8
  )
    return 2;
  if (NAME_AND_NUMBER.test(text)) return 2;
  if (WITH_UNIT.test(text)) return 1;
  const isNamedPlace =
    WITH_HOUSE.test(text) || (ENDS_IN_STREET.test(text) && text.split(' ').length > 1);
  return isNamedPlace && text.length < 60 && /^\p{Lu}|^\d/u.test(text) ? 1 : 0;
}

const SPLIT = new RegExp(
  `^(.*?\\d.*?(?:\\s(?:${SUFFIX})\\.?(?=[\\s,]|$)(?:[\\s,]+${DIRECTION}(?=[\\s,]|$))?|\\sbroadway)(?:[\\s,]+(?:${UNIT})\\.?\\s?#?\\s?[\\w-]+(?=[\\s,]|$))?)[\\s,]+(\\p{L}[\\p{L}\\s.'’-]*)$`,
  'iu',
);
const UNIT_SPLIT = new RegExp(
  `^(.*(?:${UNIT})\\.?\\s?#?\\s?[\\w-]*\\d[\\w-]*)[\\s,]+(\\p{L}[\\p{L}\\s.'’-]*)$`,
  'iu',
);

/** "5 N. Beech Rd Wichita" into street and city, when a street word shows where one ends; else null. */
export function splitStreetAndCity(text: string): { street: string; city: string } | null {
  const match = UNIT_SPLIT.exec(text) ?? SPLIT.exec(text);
  const [, street, city] = match ?? [];
  return street && city && city.length < 40 ? { street: street.trim(), city: city.trim() } : null;
}
