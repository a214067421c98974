/**
 * A few instants to come, in the workspace's time.
 * @module
 */
import { html } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { when } from '../lib/time.js';
import { byField } from '../ui/form.js';
import { ErrorNote } from '../ui/states.js';

/** @param {{title: string, note?: string, times: string[]|null, error: any}} props */
export function NextTimes({ title, note, times, error }) {
  if (error) {
    const [first] = Object.values(byField(error.problems ?? []));
    return html`<${ErrorNote} error=${first ? { message: first } : error} />`;
  }
  return html`<div class="next-times">
    <p class="label">${title}${note && html` <span class="muted">${note}</span>`}</p>
    ${times?.length === 0 && html`<p class="muted">None. The end comes before the first time.</p>`}
    <ol class="instants">${times?.map((at) => html`<li key=${at}><time datetime=${at}>${when(at, zone.value)}</time></li>`)}</ol>
  </div>`;
}
