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

/** @type {{value: 'IT_IS_THERE'|'PUBLISH_AGAIN'|'SKIP', label: string, help: string}[]} */
const CHOICES = [
  { value: 'IT_IS_THERE', label: 'It is there', help: 'You saw the post on the network. It counts as published.' },
  { value: 'PUBLISH_AGAIN', label: 'Publish again', help: 'You looked, and it is not there. It is sent once more.' },
  { value: 'SKIP', label: 'Leave it', help: 'Whether it is there or not, nothing more is done.' },
];

/** @param {{publication: import('../lib/types.js').Publication, done: () => void}} props */
export function DecideForm({ publication, done }) {
  const [choice, setChoice] = useState(/** @type {typeof CHOICES[number]['value']|null} */ (null));
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  /** @param {Event} event */
  const submit = async (event) => {
    event.preventDefault();
    if (!choice) {
      setError(new Error('Choose what you found out.'));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      await decide(publication.id, choice, choice === 'IT_IS_THERE' && url ? url : null);
      toast('Thank you, that is settled.');
      done();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
    } finally {
      setBusy(false);
    }
  };
  return html`<form class="decide" onSubmit=${submit}>
    <fieldset>
      <legend>Look on the network: is the post there?</legend>
      ${CHOICES.map(
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
