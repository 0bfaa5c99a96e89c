/** A kind of customer: what such firms are called, who answers there, what they need and what it is worth. */
export interface Sector {
  name: string;
  /** Names of firms; `{word}` and `{last}` stand for one of `words` and a family name. */
  firms: readonly string[];
  words: readonly string[];
  jobTitles: readonly string[];
  /** What they ask for, as it stands in a sentence: "Needs …". */
  needs: readonly string[];
  /** What a deal brings in, least and most, in thousands of the currency. */
  worth: readonly [number, number];
}

/** What a company sells, to whom, and how its people talk about it. */
export interface Trade {
  sectors: readonly Sector[];
  tags: readonly string[];
  /** Where leads are found on the web: host names of directories, fairs and magazines. */
  directories: readonly string[];
  events: readonly string[];
  /** What a prospect says in a first talk. */
  remarks: readonly string[];
  /** Facts worth a note. */
  facts: readonly string[];
  /** What a rep promises to do next. */
  promises: readonly string[];
  /** What is looked at together: "Walked through the rooms…" */
  meetings: readonly string[];
  lostReasons: readonly string[];
  /** What comes after a sale. */
  service: readonly string[];
  accounts: readonly { name: string; kind: 'contract' | 'subscription' | 'site' | 'other' }[];
  /** What there is to do inside the house: for a lead or a deal, and for a client. */
  tasks: readonly string[];
  clientTasks: readonly string[];
}
