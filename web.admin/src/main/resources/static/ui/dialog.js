/**
 * Dialogs, drawers and questions. The browser's own dialog traps the focus and gives it back.
 * @module
 */
import { html, classes, signal, useEffect, useId, useLayoutEffect, useRef, useState } from '../lib/ui.js';
import { Button } from './button.js';
import { ErrorNote } from './states.js';

/**
 * @typedef {object} DialogProps
 * @property {string} title its heading and name
 * @property {() => void} onClose asked for by Escape, the cross or a press beside it
 * @property {'dialog'|'drawer'|'palette'} [look]
 * @property {string} [class]
 * @property {any} [aside] beside the heading
 * @property {any} [footer] its actions
 * @property {any} [children]
 * @property {boolean} [bare] no heading of its own
 * @property {boolean} [readable] mostly text: its content can be scrolled from the keyboard
 */

/** @param {DialogProps} props */
export function Dialog({ title, onClose, look = 'dialog', aside, footer, children, bare, readable, class: extra }) {
  const element = useRef(/** @type {HTMLDialogElement|null} */ (null));
  const id = useId();
  useLayoutEffect(() => {
    const dialog = /** @type {HTMLDialogElement} */ (element.current);
    dialog.showModal();
    return () => dialog.close();
  }, []);
  const pressedBeside = useRef(false);
  /** @param {Event} event */
  const beside = (event) => event.target === element.current;
  return html`<dialog
    ref=${element}
    class=${classes(look, extra)}
    aria-labelledby=${bare ? undefined : id}
    aria-label=${bare ? title : undefined}
    onCancel=${(/** @type {Event} */ event) => {
      if (beside(event)) {
        event.preventDefault();
        onClose();
      }
    }}
    onPointerDown=${(/** @type {Event} */ event) => (pressedBeside.current = beside(event))}
    onClick=${(/** @type {Event} */ event) => pressedBeside.current && beside(event) && onClose()}
  >
    <div class="dialog-frame">
      ${!bare &&
      html`<div class="dialog-head">
        <h2 id=${id} tabindex="-1" autofocus>${title}</h2>
        <div class="dialog-aside">${aside}</div>
        <${Button} kind="quiet" icon="x" label="Close" onClick=${onClose} />
      </div>`}
      <div
        class="dialog-body"
        tabindex=${readable ? 0 : undefined}
        role=${readable ? 'group' : undefined}
        aria-labelledby=${readable ? id : undefined}
      >
        ${children}
      </div>
      ${footer && html`<div class="dialog-foot">${footer}</div>`}
    </div>
  </dialog>`;
}

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {any} text says what happens
 * @property {string} action the button that does it
 * @property {boolean} [danger]
 * @property {() => Promise<unknown>} run
 */

/** @type {import('../vendor/signals.js').Signal<Question|null>} */
const question = signal(null);

/**
 * Asks before something is done.
 * @param {Question} asked
 */
export function confirm(asked) {
  question.value = asked;
}

/** Shows the question that is asked, if any. */
export function Confirmation() {
  const asked = question.value;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  useEffect(() => setError(null), [asked]);
  if (!asked) {
    return null;
  }
  const close = () => (question.value = null);
  const run = async () => {
    setBusy(true);
    try {
      await asked.run();
      close();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    } finally {
      setBusy(false);
    }
  };
  return html`<${Dialog}
    title=${asked.title}
    onClose=${close}
    class="narrow"
    footer=${html`<${Button} onClick=${close}>Keep<//>
      <${Button} kind=${asked.danger ? 'danger' : 'primary'} busy=${busy} onClick=${run}>${asked.action}<//>`}
  >
    <div class="prose">${asked.text}</div>
    ${error && html`<${ErrorNote} error=${error} />`}
  <//>`;
}
