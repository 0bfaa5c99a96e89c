import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

export type MessageKey = keyof typeof workspace;

/** The words for a key, those of the workspace included; the extension's own pages do without. */
export const t = translate(workspace);
