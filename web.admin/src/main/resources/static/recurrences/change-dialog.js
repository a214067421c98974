/**
 * Changes when a post repeats.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { put } from '../lib/api.js';
import { toast } from '../lib/toast.js';
import { WhenPicker } from '../publication/when-picker.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNote } from '../ui/states.js';
import { RepeatFields } from './repeat-fields.js';
import { repeatOf, repeatProblems, ruleOf } from './rule.js';

/** @param {{recurrence: import('../lib/shapes.js').Recurrence, onClose: () => void, done: () => void}} props */
export function ChangeDialog({ recurrence, onClose, done }) {
  const { rule } = recurrence;
  const [when, setWhen] = useState({ day: rule.first, time: rule.time });
  const [repeat, setRepeat] = useState(() => repeatOf(rule));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const incomplete = !when.day || !when.time;
  /** Another first day is another day of the month too. */
  const choose = (/** @type {typeof when} */ next) => {
    if (next.day !== when.day) {
      setRepeat({ ...repeat, dayOfMonth: null });
    }
    setWhen(next);
  };
  const save = async () => {
    setTried(true);
    if (incomplete || Object.keys(repeatProblems(repeat, when)).length > 0) {
      return;
    }
    setBusy(true);
    try {
      await put(`/recurrences/${recurrence.id}`, ruleOf(repeat, when, rule.zone), { etag: `"${recurrence.version}"` });
      toast('It repeats at the new times.');
      onClose();
      done();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
      setBusy(false);
    }
  };
  return html`<${Dialog}
    title="Change the times"
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>Keep the times<//><${Button} kind="primary" busy=${busy} onClick=${save}>Change<//>`}
  >
    <p class="prose">The next time of “${recurrence.title || 'Untitled'}” is made anew, unless somebody has changed it.</p>
    <fieldset class="field">
      <legend class="label">First time</legend>
      <${WhenPicker} value=${when} error=${tried && incomplete ? 'Choose a day and a time.' : null} onInput=${choose} />
    </fieldset>
    <${RepeatFields} repeat=${repeat} when=${when} zone=${rule.zone} always tried=${tried} onChange=${setRepeat} />
    ${error && html`<${ErrorNote} error=${error} />`}
  <//>`;
}
