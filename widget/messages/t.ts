import { en } from './en/index.ts';
import { translate } from './translate.ts';

/** The words for a key of what every surface may say. */
export const t = translate(en);
