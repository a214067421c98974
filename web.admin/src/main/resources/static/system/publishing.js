/**
 * Holds everything, and says what becomes of posts whose time has passed.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { call } from '../lib/api.js';
import { EVERYTHING, holdOf } from '../lib/holds.js';
import { may, zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { plural } from '../lib/text.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { HoldButton, HoldNote } from '../holds/hold-controls.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { ErrorNote, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').MissedPolicy} MissedPolicy */
/** @typedef {{policy: MissedPolicy, etag: string|null}} Known */

export function Publishing() {
  return html`<section class="card" aria-labelledby="publishing-heading">
    <header class="card-head">
      <h2 id="publishing-heading">Publishing</h2>
      <span class="spring"></span>
      <${HoldButton} small held=${EVERYTHING} name="Publishing" />
    </header>
    <div class="card-body stack">
      ${holdOf(EVERYTHING) ? html`<${HoldNote} held=${EVERYTHING} />` : html`<p>Everything goes out at its time. “Hold” stops all of it, in every workspace, until somebody resumes it.</p>`}
      <${Missed} />
    </div>
  </section>`;
}

/** @type {{value: string, label: string, minutes: number}[]} the largest first */
const UNITS = [
  { value: 'days', label: 'days', minutes: 1_440 },
  { value: 'hours', label: 'hours', minutes: 60 },
  { value: 'minutes', label: 'minutes', minutes: 1 },
];

/** @param {number} minutes @returns {{amount: string, unit: string}} in the largest unit that says it exactly */
function split(minutes) {
  const unit = UNITS.find((one) => minutes % one.minutes === 0) ?? UNITS[2];
  return { amount: String(minutes / unit.minutes), unit: unit.value };
}

/** @param {number} minutes */
function words(minutes) {
  const { amount, unit } = split(minutes);
  return plural(Number(amount), unit.slice(0, -1));
}

function Missed() {
  /** @type {import('../lib/resource.js').Resource<Known>} */
  const known = useResource(
    async (signal) => {
      const { data, etag } = await call('GET', '/missed-policy', { signal });
      return { policy: data, etag };
    },
    [],
    ['missed-policy'],
  );
  const { data, error, reload } = known;
  return html`<div class="stack">
    <h3>When a time has passed</h3>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${data ? html`<${PolicyForm} known=${data} reload=${reload} />` : !error && html`<${Skeleton} shape="row" />`}
  </div>`;
}

/** @param {{known: Known, reload: () => Promise<void>}} props */
function PolicyForm({ known, reload }) {
  const { policy, etag } = known;
  const [value, setValue] = useState(() => split(policy.publishLateUpToMinutes));
  const form = useForm();
  useEffect(() => setValue(split(policy.publishLateUpToMinutes)), [policy.version]);
  const minutes = Number(value.amount) * (UNITS.find((one) => one.value === value.unit)?.minutes ?? 1);
  /** @returns {Record<string, string>} */
  const check = () =>
    /^\d{1,7}$/.test(value.amount) && minutes >= policy.leastMinutes && minutes <= policy.mostMinutes
      ? {}
      : { publishLateUpToMinutes: `Choose ${words(policy.leastMinutes)} to ${words(policy.mostMinutes)}.` };
  const save = async () => {
    await call('PUT', '/missed-policy', { body: { publishLateUpToMinutes: minutes }, etag });
    toast('Saved. It holds for what is missed from now on.');
    await reload();
  };
  const text = html`<p class="muted">A post may be late because nothing ran, it was on hold, or its account was away. What is late by more than this waits for a person to say “Publish now” or “Skip it”.</p>`;
  if (!may('OPERATE')) {
    return html`<p>Late posts go out up to ${words(policy.publishLateUpToMinutes)} after their time.</p>${text}`;
  }
  return html`<form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, save)}>
    <div class="input-pair">
      <${TextField} label="Publish late up to" type="number" min="1" inputmode="numeric" value=${value.amount} error=${form.errors.publishLateUpToMinutes}
        onInput=${(/** @type {string} */ amount) => (form.clear('publishLateUpToMinutes'), setValue({ ...value, amount }))} />
      <${SelectField} label="Unit" choices=${UNITS} value=${value.unit} onInput=${(/** @type {string} */ unit) => setValue({ ...value, unit })} />
    </div>
    ${text}
    ${form.error && html`<${ErrorNote} error=${form.error} />`}
    <div class="form-actions">
      <${Button} type="submit" busy=${form.busy}>Save<//>
      ${policy.changedBy && policy.changedAt && html`<span class="muted">Set by ${policy.changedBy}, ${when(policy.changedAt, zone.value)}</span>`}
    </div>
  </form>`;
}
