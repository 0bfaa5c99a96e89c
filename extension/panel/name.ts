export interface NameParts {
  salutation: string | null;
  firstName: string | null;
  lastName: string | null;
}

const salutations =
  /^(?:(?:mr|mrs|ms|mx|miss|dr|prof|professor|herr|frau|ing|dipl\.?-ing|sr|sra|señora?|mme|mlle|m)\.?\s+)+(?=\S)/i;
const suffix = /,?\s+(?:jr|sr|ii|iii|iv|ph\.?d|md|mba|esq|cpa|msc|bsc)\.?$/i;
/** Words that belong to the last name that follows them: "van der Berg". */
const particle =
  /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ben|al|el|ter|ten|zu|zur)$/i;

/** Parts a full name the way its bearer would in most of the West: "Dr. Ludwig van der Berg", "Weiss, Sarah". */
export function splitName(full: string): NameParts {
  const spaced = full.replace(/\s+/g, ' ').trim();
  const salutation = salutations.exec(spaced)?.[0].trim() ?? null;
  const bare = spaced.slice(salutation?.length ?? 0).trim();
  const name = bare.replace(suffix, '') || bare;
  const [family, given, ...more] = name.split(/, ?/);
  if (given && more.length === 0) return { salutation, firstName: given, lastName: family || null };
  const words = name.split(' ');
  if (words.length < 2) return { salutation, firstName: null, lastName: name || null };
  const from = words.findIndex((word, at) => at > 0 && particle.test(word));
  const cut = from > 0 && from < words.length - 1 ? from : words.length - 1;
  return {
    salutation,
    firstName: words.slice(0, cut).join(' '),
    lastName: words.slice(cut).join(' '),
  };
}
