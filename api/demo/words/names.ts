/** Names that go together. All people are invented; any likeness is chance. */
interface NameGroup {
  share: number;
  first: readonly string[];
  last: readonly string[];
}

const list = (names: string) => names.split(' ');

const german: NameGroup = {
  share: 0,
  first: list(
    'Annegret Bärbel Björn Christoph Dörte Elke Frauke Friederike Gerd Hannelore Heike Henning Ingo Jana Jörg Jürgen Karin Käthe Lars Lena Malte Maren Matthias Nele Nils Petra Ralf Rüdiger Sabine Sönke Stefanie Thorsten Tobias Ulrike Uwe Volker Wiebke Wolfgang',
  ),
  last: list(
    'Ahrens Bäcker Brandt Clausen Dörfler Ebert Engelhardt Fährmann Friedrich Göbel Großmann Hübner Jäger Jansen Kästner Köhler Krüger Lindner Löwe Möller Münch Niehaus Öztürk-Hahn Petersen Quast Rößler Ruhland Schäfer Schröder Seidel Steinbrück Thiele Ullmann Voß Weiß Wiegand Wörner Zöllner',
  ),
};

const english: NameGroup = {
  share: 0,
  first: list(
    'Abigail Aaron Brenda Caleb Cheryl Colin Danielle Derek Eleanor Ethan Fiona Gregory Hannah Imani Janelle Jerome Keisha Kurt Lindsay Logan Malcolm Marcia Naomi Owen Patrice Quentin Rachel Roderick Shannon Silas Tamara Tyrone Vanessa Wesley',
  ),
  last: list(
    "Abernathy Banks Beckett Calloway Carver Dawson Delaney Eastman Fitzgerald Freeman Gallagher Hargrove Holloway Ingram Jefferson Kendrick Langford Lockhart MacAllister Merritt Norwood O'Connor Pemberton Quigley Redmond Sawyer Sinclair Thornton Underhill Vaughn Whitaker Yarborough",
  ),
};

const others: NameGroup[] = [
  {
    share: 6,
    first: list('Ayşe Emre Elif Mehmet Zeynep Barış Gülşen Kerem Defne'),
    last: list('Yıldız Demirtaş Kılıç Aydoğan Çelebi Şimşek Özkan'),
  },
  {
    share: 5,
    first: list('Małgorzata Paweł Agnieszka Łukasz Katarzyna Wojciech Grażyna'),
    last: list('Wiśniewska Kowalczyk Zieliński Dąbrowska Szymański Wójcik'),
  },
  {
    share: 5,
    first: list('Inés Álvaro Lucía Joaquín Begoña Iñaki Marisol Andrés Ximena'),
    last: list('Muñoz Ibáñez Peñalver Quintana Echeverría Núñez Villalobos'),
  },
  {
    share: 4,
    first: list('Amélie Étienne Chloé Benoît Hélène Thibault Noémie'),
    last: list('Lefèvre Béranger Dufrêne Garçonnet Moreau Châtelain'),
  },
  {
    share: 4,
    first: list('Priya Arjun Kavya Rohan Meera Sanjay Ananya Vikram'),
    last: list('Raghunathan Deshmukh Iyer Bhattacharya Chaudhary Menon'),
  },
  {
    share: 4,
    first: list('Layla Omar Yasmin Karim Nadia Tariq Samira Youssef'),
    last: list('Haddad Mansour Al-Khatib Benslimane Nasser Farouk'),
  },
  {
    share: 3,
    first: list('Linh Minh Thảo Quân Hương Đức Mai'),
    last: list('Nguyễn Trần Phạm Lê Hoàng Võ Đặng'),
  },
  {
    share: 3,
    first: list('Chiamaka Tunde Amara Kwame Adwoa Sipho Zanele Femi'),
    last: list('Okonkwo Adeyemi Mensah Dlamini Eze Boateng Nwosu'),
  },
  {
    share: 2,
    first: list('Astrid Søren Åsa Mikkel Ingrid Bjørn Freja'),
    last: list('Lindqvist Sørensen Håkansson Østergaard Nygård Bjørklund'),
  },
  {
    share: 2,
    first: list('Jelena Dragan Željka Mirko Snežana Tomislav'),
    last: list('Petrović Kovačević Đurić Horvatić Šarić Živković'),
  },
];

/** Names in their own script, with how the person writes them in an address. */
export const ownScript = [
  ['Олена', 'Ковальчук', 'olena.kovalchuk'],
  ['Дмитро', 'Шевчук', 'dmytro.shevchuk'],
  ['健太', '佐々木', 'kenta.sasaki'],
  ['美咲', '藤原', 'misaki.fujiwara'],
  ['丽华', '陈', 'lihua.chen'],
  ['Ελένη', 'Παπαδοπούλου', 'eleni.papadopoulou'],
  ['Νίκος', 'Αλεξίου', 'nikos.alexiou'],
  ['سارة', 'الحسيني', 'sara.alhusseini'],
  ['민준', '김', 'minjun.kim'],
  ['ירדן', 'לוי', 'yarden.levi'],
] as const;

/** Who a rep meets in a country: mostly names of its own language, and many from elsewhere. */
export const nameGroups = (country: string): NameGroup[] => [
  { ...(country === 'DE' ? german : english), share: country === 'DE' ? 55 : 48 },
  { ...(country === 'DE' ? english : german), share: 4 },
  ...others,
];
