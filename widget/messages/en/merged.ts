/** What lists and record pages say of merges and conversions; the words of their own pages are in `merging.ts`. */
export const merged = {
  'acts.merged': 'Merged {from} into {into}',
  'acts.unmerged': '{name} is a record of its own again',
  'acts.converted': 'Converted {lead} to the client {client}',
  'acts.unconverted': '{name} is a lead again',

  'page.merge': 'Merge with…',
  'page.convert': 'Convert to client',
  'list.more': 'More with {plural}',
  'list.duplicates': 'Find duplicates',

  'timeline.mergedFrom': '{actor} merged {from} into {name}',
  'timeline.unmergedFrom': '{actor} parted {from} from {name} again',

  'keys.notDuplicate': 'On Duplicates: not a duplicate',

  'past.title': 'Merged and converted',
  'past.mergedBy': '{name} merged {from} into this one',
  'past.merged': '{from} was merged into this one',
  'past.convertedBy': '{name} converted the lead {lead}',
  'past.converted': 'The lead {lead} was converted',
  'past.failed': 'What was merged here could not be loaded. {why}',
  'past.undo': 'Undo: {what}',
  'past.wentInto': '{name} was merged into',
  'past.isClient': 'This lead became the client',
  'past.readOnly': 'It stays as it was, to be read.',
} as const;
