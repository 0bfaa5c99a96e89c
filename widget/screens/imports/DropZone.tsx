import { useRef, useState } from 'preact/hooks';

import { Button } from '../../components/Button.tsx';
import { t } from '../../messages/t-imports.ts';

interface DropZoneProps {
  /** The name of the file under way. */
  sending: string | null;
  onFile: (file: File) => void;
}

/** Takes one file: chosen by a button, or dropped. */
export function DropZone({ sending, onFile }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file && sending === null) onFile(file);
  };
  return (
    <div
      class="drop-zone"
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        ref={input}
        type="file"
        class="unseen"
        tabIndex={-1}
        aria-hidden="true"
        accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file once more, mended, is a change as well.
          currentTarget.value = '';
        }}
      />
      <Button look="primary" busy={sending !== null} onClick={() => input.current?.click()}>
        {sending === null ? t('imports.choose') : t('imports.sending', { name: sending })}
      </Button>
      <p class="faint">{t('imports.drop')}</p>
    </div>
  );
}
