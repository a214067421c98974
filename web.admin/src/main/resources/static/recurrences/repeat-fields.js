/**
 * Chooses how a post repeats, and shows the next times of it.
 * @module
 */
import { html } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { SelectField, TextField } from '../ui/field.js';
import { NextTimes } from '../queue/next-times.js';
import { DAYS } from '../queue/slots.js';
import { daysOfRepeat, dayOfMonthOf, MOST_COUNT, MOST_EVERY, repeatProblems, ruleOf, UNITS } from './rule.js';

/** @typedef {import('./rule.js').Repeat} Repeat */
/** @typedef {import('../publication/when-picker.js').When} When */

const FREQUENCIES = [
  { value: '', label: 'Does not repeat' },
  { value: 'DAILY', label: 'Daily' },
  { value: 'WEEKLY', label: 'Weekly' },
  { value: 'MONTHLY', label: 'Monthly' },
];

const ENDS = [
  { value: 'NEVER', label: 'Never' },
  { value: 'UNTIL', label: 'On a day' },
  { value: 'COUNT', label: 'After a number of times' },
];

/**
 * @typedef {object} RepeatProps
 * @property {Repeat} repeat
 * @property {When} when the first time
 * @property {string|null} zone null is the workspace's
 * @property {boolean} always whether it repeats in any case
 * @property {boolean} tried shows what is wrong
 * @property {(repeat: Repeat) => void} onChange
 */

/** @param {RepeatProps} props */
export function RepeatFields({ repeat, when, zone, always, tried, onChange }) {
  /** @param {Partial<Repeat>} news */
  const change = (news) => onChange({ ...repeat, ...news });
  const problems = repeatProblems(repeat, when);
  const shown = tried ? problems : {};
  const { frequency } = repeat;
  return html`<div class="repeat">
    <div class="repeat-line">
      <${SelectField} label="Repeat" value=${frequency} choices=${always ? FREQUENCIES.slice(1) : FREQUENCIES} onInput=${(/** @type {any} */ value) => change({ frequency: value })} />
      ${frequency &&
      html`<${TextField} label=${`Every how many ${UNITS[frequency]}s`} type="number" min="1" max=${MOST_EVERY} inputmode="numeric" value=${repeat.every} error=${shown.every}
        onInput=${(/** @type {string} */ every) => change({ every })} />`}
    </div>
    ${frequency === 'WEEKLY' && html`<${Days} chosen=${daysOfRepeat(repeat, when)} onChange=${(/** @type {any} */ days) => change({ days })} />`}
    ${frequency === 'MONTHLY' && html`<p class="field-help">On day ${dayOfMonthOf(repeat, when)} of the month; in a shorter month on its last day.</p>`}
    ${frequency &&
    html`<div class="repeat-line">
      <${SelectField} label="Ends" value=${repeat.ends} choices=${ENDS} onInput=${(/** @type {any} */ ends) => change({ ends })} />
      ${repeat.ends === 'UNTIL' && html`<${TextField} label="Last day" type="date" min=${when.day} value=${repeat.until} error=${shown.until} onInput=${(/** @type {string} */ until) => change({ until })} />`}
      ${repeat.ends === 'COUNT' &&
      html`<${TextField} label="How many times" type="number" min="1" max=${MOST_COUNT} inputmode="numeric" value=${repeat.count} error=${shown.count} onInput=${(/** @type {string} */ count) => change({ count })} />`}
    </div>`}
    ${frequency && Object.keys(problems).length === 0 && when.day && when.time && html`<${Preview} rule=${ruleOf(repeat, when, zone)} />`}
  </div>`;
}

/** @param {{chosen: import('../lib/shapes.js').Weekday[], onChange: (days: import('../lib/shapes.js').Weekday[]) => void}} props */
function Days({ chosen, onChange }) {
  return html`<fieldset class="field">
    <legend class="label">On</legend>
    <div class="day-choices">
      ${DAYS.map(
        (day) => html`<label key=${day.id} class="day-choice" title=${day.label}>
          <input
            type="checkbox"
            class="covering"
            aria-label=${day.label}
            checked=${chosen.includes(day.id)}
            onChange=${() => onChange(chosen.includes(day.id) ? chosen.filter((one) => one !== day.id) : [...chosen, day.id])}
          />
          <span aria-hidden="true">${day.label.slice(0, 3)}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param {{rule: import('../lib/shapes.js').Rule|null}} props */
function Preview({ rule }) {
  /** @type {import('../lib/resource.js').Resource<string[]>} */
  const times = useResource(async (signal) => (await post('/previews/recurrence', rule, { signal })).items, [JSON.stringify(rule)]);
  return html`<${NextTimes} title="The next times" times=${times.data} error=${times.error} />`;
}
