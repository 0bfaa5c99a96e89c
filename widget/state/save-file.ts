/** How long a browser may take to begin with it. */
const keptMs = 60_000;

/** By this a spreadsheet knows that a file is UTF-8; reading an answer as text takes it away. */
const byteOrderMark = '\uFEFF';

/** Saves what was fetched as a file with the day in its name, where the browser puts what people download. */
export function saveFile(
  { name, ending }: { name: string; ending: string },
  content: string | Blob,
  type: string,
): void {
  const mark = type === 'text/csv' ? [byteOrderMark] : [];
  const blob =
    typeof content === 'string'
      ? new Blob([...mark, content], { type: `${type};charset=utf-8` })
      : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
