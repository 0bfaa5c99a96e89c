/** A file as a table: one line for each record. */
export interface Sheet {
  names: string[];
  /** From the beginning, each time; lines are counted as a spreadsheet does. */
  lines(): AsyncIterable<{ line: number; cells: string[] }>;
}
