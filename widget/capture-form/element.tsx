import { render } from 'preact';

import { accentStyle } from './accent.ts';
import { errorsIn, wrongWords } from './check.ts';
import { sessionStorageOrNull, storeIn } from './draft.ts';
import { fieldNames, noValues } from './fields.ts';
import { Form } from './Form.tsx';
import { createFormModel, type Errors, type FormModel } from './model.ts';
import { send, type Outcome } from './send.ts';
import { observed, readSettings } from './settings.ts';

import css from './form.css?inline';

const tag = 'pathsix-capture';

/** Makes `<pathsix-capture>` known, once a page, however often the script is loaded. `home`: where the script came from. */
export function defineCaptureForm(home: string | null): void {
  if (customElements.get(tag)) return;
  CaptureForm.home = home;
  customElements.define(tag, CaptureForm);
}

/** A lead form in a shadow root: the page neither styles it nor is styled by it. */
class CaptureForm extends HTMLElement {
  static home: string | null = null;
  static observedAttributes = observed;
  #root: ShadowRoot | null = null;
  #frame = document.createElement('div');
  #model: FormModel | null = null;

  /** Also called when the element is moved: what was typed stays. */
  connectedCallback() {
    this.#root ??= this.#open();
    this.#model ??= createFormModel({
      store: storeIn(sessionStorageOrNull(), this.#draftName()),
      deliver: (filled) => this.#deliver(filled),
      onChange: () => this.#draw(),
    });
    this.#draw();
  }

  attributeChangedCallback() {
    this.#draw();
  }

  #open(): ShadowRoot {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    // Unlike a style element, this passes a page's content security policy.
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#frame);
    this.#frame.className = 'frame';
    this.#frame.setAttribute('part', 'frame');
    for (const type of ['keydown', 'keypress', 'keyup'])
      this.#frame.addEventListener(type, keepTyping);
    return root;
  }

  #draw() {
    const model = this.#model;
    if (!model) return;
    const settings = readSettings(this, CaptureForm.home);
    this.#frame.lang = settings.language;
    this.#frame.dataset['theme'] = settings.theme;
    this.#frame.removeAttribute('style');
    for (const [name, value] of Object.entries(accentStyle(settings.accent)))
      this.#frame.style.setProperty(name, value);
    const onSubmit = (form: HTMLFormElement) => void this.#submit(model, form);
    render(<Form settings={settings} model={model} onSubmit={onSubmit} />, this.#frame);
  }

  async #submit(model: FormModel, form: HTMLFormElement) {
    const wrong = errorsIn(form, readSettings(this, CaptureForm.home));
    if (Object.keys(wrong).length > 0) {
      model.refuse(wrong);
      return this.#focus('[aria-invalid="true"]');
    }
    const outcome = await model.submit();
    if (!outcome) return;
    const { activeElement } = document;
    // Whoever went on to something else meanwhile is not pulled back.
    const isStillHere = [null, this, document.body].some((one) => one === activeElement);
    if (isStillHere) this.#focus('[aria-invalid="true"], .sent, .main');
    if (outcome.kind === 'sent') this.#tell('pathsix:sent', {});
    else
      this.#tell('pathsix:failed', {
        reason: outcome.kind === 'failed' ? outcome.reason : 'refused',
      });
  }

  async #deliver(filled: Parameters<Parameters<typeof createFormModel>[0]['deliver']>[0]) {
    const { key, api, fields, language, words } = readSettings(this, CaptureForm.home);
    const { id, values, nickname } = filled;
    const asked = Object.fromEntries(fields.map((name) => [name, values[name].trim()]));
    const pageUrl = pageAddress();
    const outcome: Outcome =
      key && api
        ? await send(api, key, { ...noValues, ...asked, id, nickname, pageUrl })
        : { kind: 'failed', reason: 'notSetUp', waitSeconds: null };
    if (outcome.kind === 'failed' && outcome.reason === 'notSetUp') warnOwner(key, api);
    // The server speaks English; a form in another language uses its own words.
    if (outcome.kind !== 'wrong' || language === 'en') return outcome;
    const errors: Errors = {};
    for (const name of fieldNames) if (outcome.errors[name]) errors[name] = wrongWords(name, words);
    return { ...outcome, errors };
  }

  #focus(selector: string) {
    const found = this.#root?.querySelector(selector);
    if (found instanceof HTMLElement) found.focus();
  }

  /** For the page's own statistics: never with what was typed. */
  #tell(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** One draft for each form of a page: by its id, or by its place among them. */
  #draftName(): string {
    const place = [...document.querySelectorAll(tag)].indexOf(this);
    return `${tag} ${location.pathname} ${this.id || place}`;
  }
}

/** Letters typed here are no shortcuts of the page; Escape and Tab may be. */
function keepTyping(event: Event) {
  if (event instanceof KeyboardEvent && event.key.length === 1) event.stopPropagation();
}

/** The page's address without its fragment, and without its query where the server would find it too long. */
function pageAddress(): string {
  const { href, origin, pathname } = location;
  const [address = ''] = href.split('#');
  return address.length <= 2000 ? address : `${origin}${pathname}`.slice(0, 2000);
}

function warnOwner(key: string, api: string | null) {
  const advice =
    key && api
      ? `the key ${key} is not registered for ${location.origin}. An admin registers it in PathSix under Team, Website forms.`
      : `it needs ${key ? "the API's address in its attribute api" : 'a publishable key in its attribute key'}.`;
  console.warn(`<${tag}> cannot send: ${advice}`);
}
