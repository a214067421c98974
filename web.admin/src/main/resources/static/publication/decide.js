/**
 * Lets a person say what the network cannot tell.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { toast } from '../lib/toast.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { ErrorNote } from '../ui/states.js';
import { decide } from './actions.js';

/** @typedef {import('../lib/shapes.js').Decision} Decision */
/** @typedef {{legend: string, toast: string, choices: {value: Decision, label: string, help: string}[]}} Question */

/** @type {Question} an attempt may have made the post */
const UNKNOWN = {
  legend: 'Look on the network: is the post there?',
  toast: 'Thank you, that is settled.',
  choices: [
    { value: 'IT_IS_THERE', label: 'It is there', help: 'You saw the post on the network. It counts as published.' },
    { value: 'PUBLISH_AGAIN', label: 'Publish again', help: 'You looked, and it is not there. It is sent once more.' },
    { value: 'SKIP', label: 'Leave it', help: 'Whether it is there or not, nothing more is done.' },
  ],
};

/** @type {Question} its time passed and nothing was sent */
const MISSED = {
  legend: 'Its time has passed. Shall it still be published?',
  toast: 'That is settled.',
  choices: [
    { value: 'PUBLISH_AGAIN', label: 'Publish now', help: 'It was not sent yet. It goes out as soon as possible.' },
    { value: 'SKIP', label: 'Skip it', help: 'It is cancelled. The post is kept.' },
  ],
};

/** @param {{publication: import('../lib/types.js').Publication, done: () => void}} props */
export function DecideForm({ publication, done }) {
  // Only of what was sent can somebody say that it is there.
  const question = publication.decisions.includes('IT_IS_THERE') ? UNKNOWN : MISSED;
  const choices = question.choices.filter((one) => publication.decisions.includes(one.value));
  const [choice, setChoice] = useState(/** @type {Decision|null} */ (null));
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (!choice) {
      setError(new Error('Choose one of these.'));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await decide(publication.id, choice, choice === 'IT_IS_THERE' && url ? url : null);
      toast(question.toast);
      done();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    } finally {
      setBusy(false);
    }
  };
  return html`<form class="decide" onSubmit=${submit}>
    <fieldset>
      <legend>${question.legend}</legend>
      ${choices.map(
        (one) => html`<label key=${one.value} class="choice">
          <input type="radio" name="decision" checked=${choice === one.value} onChange=${() => setChoice(one.value)} />
          <span><strong>${one.label}</strong><span>${one.help}</span></span>
        </label>`,
      )}
    </fieldset>
    ${choice === 'IT_IS_THERE' &&
    html`<${TextField} label="Address of the post" optional type="url" placeholder="https://" value=${url} onInput=${setUrl} />`}
    ${error && html`<${ErrorNote} error=${error} />`}
    <${Button} kind="primary" type="submit" busy=${busy}>Decide<//>
  </form>`;
}
