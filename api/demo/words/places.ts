/** A city with its streets, and telephone numbers that no one ever gets. */
export interface Place {
  city: string;
  region: string;
  postalCodes: readonly string[];
  /** The number with `#` for each digit that varies, and how many numbers that gives. */
  phone: string;
  phones: number;
}

const german = (city: string, region: string, codes: string, phone: string): Place => ({
  city,
  region,
  postalCodes: codes.split(' '),
  phone: `+49 ${phone} ###`,
  phones: 1000,
});

/** The five blocks kept free for films and books: Bundesnetzagentur, Mitteilung 148/2021, "Drama Numbers". */
const germany: Place[] = [
  german('Berlin', 'Berlin', '10115 10437 10629 10999 12047 13353 14059', '30 23125'),
  german('Hamburg', 'Hamburg', '20095 20259 20354 22303 22765', '40 66969'),
  german('Köln', 'Nordrhein-Westfalen', '50667 50674 50823 51063', '221 4710'),
  german('Frankfurt am Main', 'Hessen', '60311 60316 60486 60594', '69 90009'),
  german('München', 'Bayern', '80331 80469 80799 81541 81667', '89 99998'),
];

const american = (city: string, region: string, codes: string, area: string): Place => ({
  city,
  region,
  postalCodes: codes.split(' '),
  phone: `(${area}) 555-01##`,
  phones: 100,
});

/** 555-0100 to 555-0199 of each area are kept for fiction: ATIS-0300048, 555 NXX Assignment Guidelines. */
const unitedStates: Place[] = [
  american('New York', 'NY', '10003 10011 10018 10036', '212'),
  american('Brooklyn', 'NY', '11201 11211 11215', '718'),
  american('Boston', 'MA', '02109 02116 02210', '617'),
  american('Philadelphia', 'PA', '19103 19107 19147', '215'),
  american('Pittsburgh', 'PA', '15201 15222', '412'),
  american('Baltimore', 'MD', '21201 21230', '410'),
  american('Washington', 'DC', '20001 20005 20036', '202'),
  american('Hartford', 'CT', '06103 06106', '860'),
  american('Providence', 'RI', '02903 02906', '401'),
  american('Newark', 'NJ', '07102 07105', '973'),
  american('Buffalo', 'NY', '14202 14213', '716'),
  american('Cleveland', 'OH', '44113 44114', '216'),
  american('Charlotte', 'NC', '28202 28205', '704'),
  american('Atlanta', 'GA', '30303 30308', '404'),
];

export const placesOf = (country: string) => (country === 'DE' ? germany : unitedStates);

export const streetsOf = (country: string) => (country === 'DE' ? germanStreets : streets);

const germanStreets = (
  'Lindenstraße, Am Alten Markt, Bahnhofstraße, Goethestraße, Mühlenweg, Schillerplatz, Kastanienallee, Hafenstraße, ' +
  'Gartenstraße, Rosenweg, Ludwigstraße, An der Stadtmauer, Kirchgasse, Brückenstraße, Sonnenallee'
).split(', ');

const streets = (
  'Maple Avenue, Harbor Street, Franklin Street, Chestnut Street, Mill Road, Commerce Drive, Union Square, Liberty Avenue, ' +
  'Orchard Lane, Foundry Row, River Street, College Avenue, Prospect Street, Depot Road, Park Place'
).split(', ');
