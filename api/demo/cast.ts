import { between, chance, pick, type Random } from './random.ts';
import { nameGroups, ownScript } from './words/names.ts';
import { placesOf, streetsOf, type Place } from './words/places.ts';
import type { Sector, Trade } from './words/trade.ts';

export interface Firm {
  name: string;
  domain: string;
  website: string;
  sector: Sector;
  place: Place;
  address: { street: string; city: string; region: string; postalCode: string; country: string };
  /** E-mail names that are taken there. */
  mailboxes: Set<string>;
}

export interface Person {
  firstName: string;
  lastName: string;
  jobTitle: string;
  email: string;
  phone: string;
}

/** Invents firms and people, no two with the same address or number, however many are asked for. */
export interface Cast {
  firm(): Firm;
  person(firm: Firm): Person;
  phone(place: Place): string;
}

export function makeCast(random: Random, trade: Trade, country: string): Cast {
  const domains = new Map<string, number>();
  const numbers = new Map<Place, number>();
  const groups = nameGroups(country).flatMap((group) =>
    Array.from({ length: group.share }, () => group),
  );
  const phone = (place: Place) => {
    const given = numbers.get(place) ?? 0;
    numbers.set(place, given + 1);
    return numberOf(place, given);
  };
  const firm = (): Firm => {
    const sector = pick(random, trade.sectors);
    const place = pick(random, placesOf(country));
    const name = freshName(random, sector, pick(random, groups).last, domains);
    const base = latin(name).join('-');
    const count = domains.get(base) ?? 0;
    domains.set(base, count + 1);
    const domain = `${base}${count > 0 ? `-${count + 1}` : ''}.example`;
    const address = addressIn(random, place, country);
    const website = `https://www.${domain}`;
    return { name, domain, website, sector, place, address, mailboxes: new Set(['info']) };
  };
  const person = (at: Firm): Person => {
    const group = pick(random, groups);
    const [firstName, lastName, given] = chance(random, 0.03)
      ? pick(random, ownScript)
      : [pick(random, group.first), pick(random, group.last), null];
    const local = given ?? `${latin(firstName).join('')}.${latin(lastName).join('-')}`;
    if (at.mailboxes.has(local)) return person(at);
    at.mailboxes.add(local);
    const jobTitle = pick(random, at.sector.jobTitles);
    return {
      firstName,
      lastName,
      jobTitle,
      email: `${local}@${at.domain}`,
      phone: phone(at.place),
    };
  };
  return { firm, person, phone };
}

/** Tries some names for one that no firm has; a very large town has namesakes. */
function freshName(
  random: Random,
  sector: Sector,
  lastNames: readonly string[],
  taken: Map<string, number>,
): string {
  const invent = () =>
    pick(random, sector.firms)
      .replace('{last}', pick(random, lastNames))
      .replace('{word}', pick(random, sector.words));
  let name = invent();
  for (let tries = 0; tries < 6 && taken.has(latin(name).join('-')); tries++) name = invent();
  return name;
}

/** The numbers of a place in a scattered order, then the same with extensions. */
function numberOf({ phone, phones }: Place, given: number): string {
  const digits = String(((given % phones) * 377) % phones).padStart(String(phones - 1).length, '0');
  const number = phone.replace(/#+/, digits);
  const round = Math.floor(given / phones);
  return round === 0 ? number : `${number} ext. ${round + 99}`;
}

function addressIn(random: Random, { city, region, postalCodes }: Place, country: string) {
  const street = pick(random, streetsOf(country));
  const number = between(random, 1, country === 'DE' ? 98 : 1450);
  return {
    street: country === 'DE' ? `${street} ${number}` : `${number} ${street}`,
    city,
    region,
    postalCode: pick(random, postalCodes),
    country,
  };
}

const spelled: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'o',
  å: 'a',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  æ: 'ae',
};

/** The words of a text as people write them in addresses. */
const latin = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[äöüßøåłıđæ]/g, (letter) => spelled[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^a-z0-9\s&/.-]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
