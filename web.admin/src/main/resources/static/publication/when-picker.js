/**
 * Picks a day and a time in the workspace's zone.
 * @module
 */
import { html } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { fromNow, instantOf, today, zoneWords } from '../lib/time.js';
import { TextField } from '../ui/field.js';

/** @typedef {{day: string, time: string}} When */

/**
 * What is wrong with a time to publish at.
 * @param {When} value
 * @returns {string|null}
 */
export function whenProblem(value) {
  const instant = instantOf(value.day, value.time, zone.value);
  if (!value.day || !value.time || !instant) {
    return 'Choose a day and a time.';
  }
  const minute = 60_000;
  return instant.getTime() < Date.now() - minute ? 'This time has passed. Choose a later one.' : null;
}

/** @param {{value: When, error?: string|null, onInput: (value: When) => void}} props */
export function WhenPicker({ value, error, onInput }) {
  const instant = instantOf(value.day, value.time, zone.value);
  const help = instant && !whenProblem(value) ? `${fromNow(instant.toISOString())}, ` : '';
  return html`<div class="when">
    <${TextField} label="Date" type="date" class="when-date" min=${today(zone.value)} value=${value.day} error=${error}
      onInput=${(/** @type {string} */ day) => onInput({ ...value, day })} />
    <${TextField} label="Time" type="time" class="when-time" value=${value.time}
      onInput=${(/** @type {string} */ time) => onInput({ ...value, time })} />
    <p class="field-help when-zone">${help}${zoneWords(zone.value)}</p>
  </div>`;
}
