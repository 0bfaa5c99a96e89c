import { defineCaptureForm } from './element.tsx';

/** `import '…/pathsix-capture.mjs'`. */
defineCaptureForm(import.meta.url);
