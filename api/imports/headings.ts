import { importTypes } from '../../contract/import-words.ts';
import type { RecordType } from '../../contract/record.ts';
import { recordType } from '../../contract/records/index.ts';
import { columnOfHeading } from '../../contract/sheet.ts';

/** A person's whole name in one column: it goes into first and last name. */
export const fullName = 'fullName';

/**
 * What other programs and people call a field, folded: HubSpot, Salesforce, Pipedrive, Outlook, Google Contacts; English,
 * German, Spanish, French. Numbers at the end are left out, so `E-mail 2 - Value` is an e-mail.
 */
const synonyms: Record<string, string> = {
  firstName: 'firstname givenname forename vorname rufname nombre nombredepila prenom',
  lastName: 'lastname familyname surname nachname familienname apellido apellidos nomdefamille',
  [fullName]:
    'name fullname contactname displayname fileas leadname personname kontakt ansprechpartner nombrecompleto nomcomplet nom contact',
  salutation:
    'salutation title anrede prefix nameprefix titel tratamiento civilite honorificprefix',
  jobTitle:
    'jobtitle position role function organizationtitle berufsbezeichnung stelle funktion jobposition cargo puesto poste fonction',
  companyName:
    'company companyname organization organisation organizationname employer account accountname firma firmenname unternehmen gesellschaft empresa compania societe entreprise business',
  emails:
    'email emails emailaddress mail emailvalue workemail personalemail businessemail primaryemail emailadresse emailwork emailhome correo correoelectronico courriel adresseemail additionalemailaddresses',
  phones:
    'phone phones phonenumber phonevalue mobile mobilephone cell cellphone telephone tel businessphone homephone workphone otherphone primaryphone companymainphone telefon telefonnummer handy mobil mobiltelefon rufnummer telefongeschaftlich telefonprivat telefono movil telefonomovil celular telefonofijo portable telephoneportable telephonemobile mobilephonenumber',
  website:
    'website web url homepage websitevalue websiteurl webpage companydomainname domain webseite internetseite internet sitioweb paginaweb siteweb siteinternet',
  profileUrls:
    'profile profiles linkedin linkedinurl linkedinprofile linkedinbio xing xingprofil twitter socialprofile perfil profil',
  status: 'status leadstatus stage lifecyclestage estado etat statut',
  rating: 'rating bewertung calificacion evaluation leadrating',
  leadSource:
    'leadsource herkunft quelle leadquelle origen origendelcliente originalsource provenance',
  sourceUrl: 'sourceurl foundat',
  ownerId: 'ownerid',
  'ownerId.name':
    'owner contactowner leadowner accountowner companyowner assignedto besitzer zustandig betreuer verantwortlich propietario responsable proprietaire',
  estimatedValue:
    'estimatedvalue value dealvalue amount revenue wert umsatz betrag valor importe valeur montant',
  'estimatedValue.currency': 'currency wahrung waehrung moneda devise',
  doNotContact:
    'donotcontact donotcall optedout optout nichtkontaktieren nocontactar nepascontacter',
  lawfulBasis: 'lawfulbasis rechtsgrundlage legalbasis legalbasisforprocessingcontactsdata',
  lostReason: 'lostreason',
  tags: 'tags tag labels label categories category groupmembership schlagworte kategorien etiquetas categorias etiquettes categorie etiquette',
  industry: 'industry branche sector industria secteur',
  size: 'size companysize employees numberofemployees mitarbeiter mitarbeiterzahl groesse grosse',
  clientSince: 'clientsince customersince kundeseit clientedesde clientdepuis',
  clientId: 'clientid',
  'clientId.name': 'client customer clientname customername kunde cliente',
  role: 'buyingrole',
  isPrimary: 'isprimary primarycontact hauptkontakt',
  'address.street':
    'street streetaddress address addressstreet businessstreet homestreet mailingstreet strasse strassehausnummer anschrift adresse calle direccion rue businessaddress streetaddressline calleynumero',
  'address.city':
    'city town addresscity businesscity homecity mailingcity ort stadt wohnort ciudad poblacion localidad ville commune',
  'address.region':
    'region state stateregion province county addressregion businessstate homestate mailingstate bundesland kanton provincia departement',
  'address.postalCode':
    'postalcode zip zipcode postcode addresspostalcode businesspostalcode homepostalcode mailingzip plz postleitzahl codigopostal cp codepostal',
  'address.country':
    'country countryregion addresscountry businesscountryregion homecountryregion mailingcountry land pais pays',
  id: 'id pathsixid',
};

/** Without accents, signs, and the numbers that tell several columns of one kind apart. */
const fold = (heading: string) =>
  heading
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}]+/gu, '')
    .toLowerCase();

const meanings = new Map(
  Object.entries(synonyms).flatMap(([field, words]) =>
    words.split(' ').map((word): [string, string] => [word, field]),
  ),
);

/** How a kind calls what others share. */
const ofKind: Record<string, Record<string, string>> = {
  client: {
    [fullName]: 'name',
    companyName: 'name',
    'clientId.name': 'name',
    ...Object.fromEntries(
      ['street', 'city', 'region', 'postalCode', 'country'].map((part) => [
        `address.${part}`,
        `billingAddress.${part}`,
      ]),
    ),
  },
  contact: { companyName: 'clientId.name' },
};

/** The field that a heading names: as an export of ours writes it, or as others do. Null: nobody says that. */
export function fieldOfHeading(type: RecordType, heading: string): string | null {
  const own = columnOfHeading(type, heading.trim());
  if (own) return own.name;
  const meant = meanings.get(fold(heading));
  if (!meant) return null;
  return ofKind[type.name]?.[meant] ?? meant;
}

/** Whether some kind has a field that is called so. */
export const isHeading = (heading: string): boolean =>
  importTypes.some((name) => fieldOfHeading(recordType(name), heading) !== null);
