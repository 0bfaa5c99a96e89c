import { t } from '../messages/t.ts';

interface SourceMarkProps {
  /** `json-ld`, `text`, `site:linkedin`, … as a capture's evidence says. */
  source: string;
  /** 0 to 1 */
  confidence: number;
}

const words = {
  'json-ld': 'source.json-ld',
  microdata: 'source.microdata',
  rdfa: 'source.rdfa',
  microformat: 'source.microformat',
  vcard: 'source.vcard',
  meta: 'source.meta',
  link: 'source.link',
  text: 'source.text',
  selection: 'source.selection',
} as const;

const isPlain = (source: string): source is keyof typeof words => source in words;

const howSure = (confidence: number) => {
  if (confidence >= 0.85) return 'sure';
  return confidence >= 0.6 ? 'likely' : 'unsure';
};

/** Where a value was found and how sure the reader is: a full, half or empty dot; the words on hover and focus. */
export function SourceMark({ source, confidence }: SourceMarkProps) {
  const sure = howSure(confidence);
  const where = isPlain(source)
    ? t(words[source])
    : t('source.site', { site: source.replace(/^site:/, '') });
  const said = t('source.mark', {
    where,
    sure: t(`source.${sure}`),
    percent: Math.round(confidence * 100),
  });
  return <span class="source-mark" data-sure={sure} role="img" aria-label={said} title={said} />;
}
