import { extension } from './en/extension.ts';
import { en } from './en/index.ts';
import { options } from './en/options.ts';
import { translate } from './translate.ts';

/** The words for a key, those of the extension's options page included; only that page may import this. */
export const t = translate({ ...en, ...extension, ...options });
