/**
 * Puts publishing on hold and lets it go on: a button, a question with a reason, and who did it.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { hold, holdOf, mayHold, resume } from '../lib/holds.js';
import { zone } from '../lib/session.js';
import { toast, toastProblem } from '../lib/toast.js';
import { whenWithin } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { ErrorNote, Note } from '../ui/states.js';

/** @typedef {import('../lib/holds.js').Held} Held */

const MOST_REASON = 500;

/**
 * Since when, by whom and why.
 * @param {import('../lib/types.js').Hold} one
 * @returns {string}
 */
export function holdWords(one) {
  return `On hold since ${whenWithin(one.since, zone.value)} by ${one.by}${one.reason ? `: ${one.reason}` : ''}`;
}

/**
 * Shows that something is on hold, and why.
 * @param {{held: Held}} props
 */
export function HoldNote({ held }) {
  const known = holdOf(held);
  return known && html`<${Note} tone="amber" icon="circle-pause">${holdWords(known)}<//>`;
}

/**
 * @param {{held: Held, name: string, small?: boolean, named?: boolean}} props name says what is held, for example
 *     "Pinterest"; named shows it, where it does not stand beside the button
 */
export function HoldButton({ held, name, small, named }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!mayHold(held)) {
    return null;
  }
  const goOn = async () => {
    setBusy(true);
    try {
      await resume(held);
      toast(`${name} goes on.`);
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return html`${holdOf(held)
      ? html`<${Button} small=${small} icon="play" busy=${busy} aria-label=${`Resume ${name}`} onClick=${goOn}>Resume${named && ` ${name}`}<//>`
      : html`<${Button} small=${small} kind="quiet" icon="pause" aria-label=${`Hold ${name}`} onClick=${() => setAsking(true)}>Hold${named && ` ${name}`}<//>`}
    ${asking && html`<${HoldDialog} held=${held} name=${name} onClose=${() => setAsking(false)} />`}`;
}

/** @param {{held: Held, name: string, onClose: () => void}} props */
function HoldDialog({ held, name, onClose }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const save = async () => {
    setBusy(true);
    try {
      await hold(held, reason.trim());
      toast(`${name} is on hold.`);
      onClose();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
      setBusy(false);
    }
  };
  const submit = (/** @type {Event} */ event) => (event.preventDefault(), save());
  return html`<${Dialog}
    title=${`Put ${name} on hold?`}
    class="narrow"
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>Keep publishing<//><${Button} kind="primary" icon="pause" busy=${busy} onClick=${save}>Put on hold<//>`}
  >
    <form class="stack" onSubmit=${submit}>
      <p class="prose">Nothing new is sent until somebody resumes it. What is being sent right now is finished. Posts that become due meanwhile wait.</p>
      <${TextField} label="Reason" optional help="Your team sees it wherever something waits." maxlength=${MOST_REASON} value=${reason} onInput=${setReason} />
      ${error && html`<${ErrorNote} error=${error} />`}
    </form>
  <//>`;
}
