/**
 * Shows toasts above everything, dialogs included.
 * @module
 */
import { html, useLayoutEffect, useRef } from '../lib/ui.js';
import { dismiss, toasts } from '../lib/toast.js';
import { Button } from './button.js';
import { Icon } from './icon.js';

export function Toasts() {
  const shown = toasts.value;
  const element = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    const box = element.current;
    // Hidden and shown again, it comes to lie above a dialog that was opened meanwhile.
    if (box?.matches(':popover-open')) {
      box.hidePopover();
    }
    if (shown.length > 0) {
      box?.showPopover();
    }
  }, [shown]);
  return html`<div class="toasts" ref=${element} popover="manual" role="status" aria-live="polite">
    ${shown.map(
      (one) => html`<div key=${one.id} class=${`toast toast-${one.kind}`}>
        <${Icon} name=${one.kind === 'done' ? 'check' : 'triangle-alert'} />
        <span>${one.text}</span>
        ${one.action &&
        html`<button
          type="button"
          class="toast-action"
          onClick=${() => {
            dismiss(one.id);
            one.action?.run();
          }}
        >
          ${one.action.label}
        </button>`}
        <${Button} kind="quiet" small icon="x" label="Dismiss" onClick=${() => dismiss(one.id)} />
      </div>`,
    )}
  </div>`;
}
