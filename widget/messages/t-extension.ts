import { extension } from './en/extension.ts';
import { en } from './en/index.ts';
import { translate } from './translate.ts';

export type MessageKey = keyof typeof en | keyof typeof extension;

/** The words for a key, those of the extension's own pages included. */
export const t = translate({ ...en, ...extension });
