interface Named {
  firstName?: string | null;
  lastName?: string | null;
  companyName?: string | null;
  emails?: string[];
  phones?: string[];
}

/** "Sarah Weiss", or null when no part of a name is known. */
const personName = ({ firstName, lastName }: Named) =>
  [firstName, lastName].filter(Boolean).join(' ') || null;

/** What to call somebody: the name, else the company, else an address to reach them at. */
export const title = (named: Named) =>
  personName(named) ??
  named.companyName ??
  named.emails?.[0] ??
  named.phones?.[0] ??
  'Without a name';
