const PREFIX =
  '(?:(?:mr|mrs|ms|miss|dr|prof|rev|hon|sir|herr|frau|mme|m|sr|sra|dott|ing|dipl\\.?-ing|mag)\\.?\\s+){0,3}';
const PART =
  "(?:\\p{Lu}[\\p{Ll}\\p{M}'’-]+(?:\\p{Lu}[\\p{Ll}\\p{M}'’-]+)*|\\p{Lu}\\.?(?:\\p{Lu}\\.?)?|\\p{Lu}['’]\\p{Lu}\\p{Ll}+|\\p{Lu}{3,})";
const PARTICLE =
  '(?:de|da|di|du|del|della|des|dos|la|le|van|von|der|den|ter|ten|zu|zur|bin|al|el|st\\.?|y|e)';
const DEGREES =
  'Jr|Sr|II|III|IV|Ph\\.?\\s?D|PhD|PHD|M\\.?D|MBA|CPA|CFA|CFP|Esq|J\\.?D|DDS|DMD|P\\.?E|R\\.?N|LL\\.?M|MSc|BSc|MA|BA|PMP|CPM|AIA|GRI|CRS|ABR|CLU|ChFC|Dipl\\.-Ing';
const SUFFIX = `(?:,?\\s+(?:${DEGREES})\\.?){0,4}`;
const NICKNAME = '(?:\\s+["“(][\\p{L}.]{2,15}["”)])?';
const NAME = new RegExp(
  `^${PREFIX}(?:${PART})${NICKNAME}(?:\\s+(?:${PARTICLE}\\s+){0,2}${PART}){1,3}${SUFFIX}$`,
  'u',
);
const CASELESS = new RegExp(`^${PREFIX}`, 'iu');

const NOT_NAMES =
  /(?:^|\s)(?:the|and|of|for|in|on|at|to|our|your|us|we|my|all|new|home|page|about|contact|email|e-mail|phone|fax|tel|mobile|cell|office|address|street|road|avenue|suite|floor|drive|lane|inc|llc|ltd|gmbh|corp|company|group|services?|solutions?|systems?|center|centre|department|dept|team|sales|support|customer|care|info|information|general|main|head|location|locations|hours|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|copyright|rights|reserved|privacy|policy|terms|conditions|site|map|news|events?|blog|products?|shop|store|cart|login|sign|register|search|menu|welcome|thank|thanks|best|kind|warm|regards|sincerely|cheers|dear|hello|hi|united|states|kingdom|north|south|east|west|london|paris|york|berlin|california|texas|florida|university|college|school|institute|bank|hotel|restaurant|insurance|real|estate|property|design|studio|law|firm|free|quote|get|click|here|read|more|view|download|facebook|twitter|linkedin|youtube|google|international|national|global|technology|technologies|management|marketing|consulting|engineering|construction|medical|health|dental|legal|financial|capital|energy|power|media|network|online|web|mail|message|subject|date|sent|from|forwarded|city|county|country|zip|code|state|www|research|director|manager|president|chief|officer|vice|senior|partner|associate|attorney|counsel|wedding|garden|park|club|church|house|association|society|federal|public|customer|service|quality|business|industries|enterprise|enterprises|foundation|trust)(?:\s|$|[.,:])/i;

/** Whether a short text is a person's name: two to five capitalised parts, particles and degrees among them. */
export function isPersonName(text: string): boolean {
  const plain = text.replace(CASELESS, '');
  return text.length >= 4 && text.length <= 60 && NAME.test(plain) && !NOT_NAMES.test(plain);
}

/** Whether a text names the person whose mailbox has this name or address: the same parts, in any order. */
export function namesSamePerson(text: string, name: string | null, email: string | null): boolean {
  const words = parts(text);
  if (words.length === 0 || words.length > 6) return false;
  const known = parts(
    `${name ?? ''} ${(email ?? '').split('@')[0]?.replace(/[._\d-]+/g, ' ') ?? ''}`,
  );
  const shared = words.filter((word) => word.length > 1 && known.includes(word)).length;
  return shared >= 2 && words.length - shared <= 3;
}

const parts = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}'’-]+/gu) ?? [];
