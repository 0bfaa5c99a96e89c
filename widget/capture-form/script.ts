import { defineCaptureForm } from './element.tsx';

/** `<script src="…/pathsix-capture.js">`. A tag manager may leave no current script; then the tag is looked up. */
const tag =
  document.currentScript ?? document.querySelector('script[src*="/widget/pathsix-capture.js"]');

defineCaptureForm(tag instanceof HTMLScriptElement ? tag.src : null);
