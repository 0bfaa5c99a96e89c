const words = (list: string): string[] => list.split('|');

const US_STATES = words(
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|District of Columbia|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming',
);
const US_CODES = words(
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|VI|WA|WV|WI|WY',
);
const US_OLD = words(
  'Ala|Ariz|Ark|Calif|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo',
);
const CANADA = words(
  'Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Newfoundland|Nova Scotia|Ontario|Prince Edward Island|Qu[ée]bec|Saskatchewan|Yukon|Northwest Territories|Nunavut|AB|BC|MB|NB|NL|NS|ON|PE|PEI|QC|PQ|SK|YT|NT|NU|Ont|Alta|Sask',
);
const AUSTRALIA = words(
  'NSW|VIC|QLD|SA|WA|TAS|ACT|NT|New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania|Northern Territory',
);
const BRITAIN = words(
  'Bedfordshire|Berkshire|Buckinghamshire|Cambridgeshire|Cheshire|Cornwall|Cumbria|Derbyshire|Devon|Dorset|County Durham|Durham|East Sussex|Essex|Gloucestershire|Greater London|Greater Manchester|Hampshire|Herefordshire|Hertfordshire|Herts|Kent|Lancashire|Lancs|Leicestershire|Lincolnshire|Merseyside|Middlesex|Middx|Norfolk|North Yorkshire|Northamptonshire|Northants|Northumberland|Nottinghamshire|Notts|Oxfordshire|Oxon|Rutland|Shropshire|Somerset|South Yorkshire|Staffordshire|Staffs|Suffolk|Surrey|Sussex|Tyne (?:and|&) Wear|Warwickshire|West Midlands|West Sussex|West Yorkshire|Wiltshire|Wilts|Worcestershire|Yorkshire|Bucks|Berks|Beds|Cambs|Hants|Aberdeenshire|Fife|Lanarkshire|Ayrshire|Perthshire|Midlothian|Co\\.? \\w+|County \\w+|Gwynedd|Powys|Dyfed|Gwent',
);

const capitals = (names: string[]): string[] =>
  names.flatMap((name) => [
    name,
    name.toUpperCase().replace(/\\[A-Z]/g, (escape) => escape.toLowerCase()),
  ]);
const codes = US_CODES.flatMap((code) => [
  code,
  code[0] + (code[1] ?? '').toLowerCase(),
  `${code[0]}\\.\\s?${code[1]}\\.`,
]);

/** Source of a pattern for the first-level region beside a city; in capitals or not, but never in small letters ("in 90210"). */
export const NORTH_AMERICAN_REGION = [
  ...capitals([...US_STATES, ...CANADA]),
  ...US_OLD.map((name) => `${name}\\.?`),
  ...codes,
].join('|');
export const US_NAMES = US_STATES.join('|');
export const US_UPPER = US_CODES.join('|');
export const AUSTRALIAN_REGION = AUSTRALIA.join('|');
export const BRITISH_REGION = BRITAIN.join('|');

const COUNTRIES =
  'United States of America|United States|U\\.?S\\.?A\\.?|U\\.S\\.?|US|United Kingdom|Great Britain|U\\.?K\\.?|England|Scotland|Wales|Northern Ireland|Ireland|Éire|Canada|Australia|New Zealand|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|Svizzera|Liechtenstein|France|Belgium|Belgique|België|Netherlands|The Netherlands|Nederland|Holland|Luxembourg|Luxemburg|Spain|España|Portugal|Italy|Italia|Denmark|Danmark|Sweden|Sverige|Norway|Norge|Finland|Suomi|Iceland|Poland|Polska|Czech Republic|Czechia|Česká republika|Slovakia|Hungary|Magyarország|Romania|România|Bulgaria|Greece|Cyprus|Malta|Croatia|Hrvatska|Slovenia|Serbia|Turkey|Türkiye|Russia|Россия|Ukraine|Україна|Estonia|Latvia|Lithuania|India|Pakistan|Bangladesh|Sri Lanka|Nepal|China|P\\.?R\\.? ?China|Hong Kong|Taiwan|Japan|Korea|South Korea|Singapore|Malaysia|Thailand|Indonesia|Philippines|Vietnam|Viet Nam|Israel|Jordan|Lebanon|Saudi Arabia|United Arab Emirates|U\\.?A\\.?E\\.?|Qatar|Kuwait|Bahrain|Oman|Egypt|Morocco|Tunisia|Algeria|South Africa|Kenya|Nigeria|Ghana|Ethiopia|Tanzania|Uganda|Mexico|México|Brazil|Brasil|Argentina|Chile|Colombia|Peru|Perú|Venezuela|Ecuador|Uruguay|Costa Rica|Panama|Panamá|Puerto Rico|Dominican Republic|Jamaica|Bahamas|Bermuda|Barbados|Trinidad(?: and Tobago)?';
const COUNTRY_ONLY = new RegExp(`^[\\s,.–—-]*(${COUNTRIES})(?![\\p{L}])`, 'u');
const COUNTRY_LINE = new RegExp(`^[\\s,.–—-]*(${COUNTRIES})[\\s.,]*$`, 'iu');

/** The country that a text begins with. */
export const countryAt = (text: string): string | null =>
  COUNTRY_ONLY.exec(text)?.[1] ?? COUNTRY_LINE.exec(text)?.[1] ?? null;

export const isCountry = (text: string): boolean => COUNTRY_LINE.test(text);

const REGION_LINE = new RegExp(
  `^(?:${NORTH_AMERICAN_REGION}|${AUSTRALIAN_REGION}|${BRITISH_REGION})$`,
  'u',
);

/** Whether a line is nothing but a region. */
export const isRegion = (text: string): boolean => REGION_LINE.test(text.trim());
