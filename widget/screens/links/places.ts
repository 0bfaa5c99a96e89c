/** Pages that nobody need be signed in for; links of mails lead to them (`api/mail/templates.ts`). */
const linkPlaces = [
  '/forgot-password',
  '/reset-password',
  '/invitation',
  '/confirm-email',
] as const;
export type LinkPlace = (typeof linkPlaces)[number];

export const linkPlaceOf = (path: string): LinkPlace | null =>
  linkPlaces.find((place) => place === path) ?? null;
