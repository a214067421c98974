/**
 * The times of a week as lists of buttons, and a line that adds one.
 * @module
 */
import { html, useRef, useState } from '../lib/ui.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { DAY_CHOICES, DAYS, daysOf, inOrder, slotKey } from './slots.js';

/** @typedef {import('../lib/shapes.js').Slot} Slot */

/** @param {{slots: Slot[], readonly: boolean, most: number, onChange: (slots: Slot[]) => void}} props */
export function Week({ slots, readonly, most, onChange }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  /** @param {Slot} slot */
  const remove = (slot) => {
    const buttons = /** @type {HTMLElement[]} */ ([...(box.current?.querySelectorAll('.slot') ?? [])]);
    const at = buttons.findIndex((one) => one.dataset.slot === slotKey(slot));
    // The button that was pressed goes away: the next one, or the line below, takes over.
    const next = buttons[at + 1] ?? buttons[at - 1] ?? box.current?.querySelector('select');
    next?.focus();
    onChange(slots.filter((one) => one !== slot));
  };
  return html`<div class="week" ref=${box}>
    <dl class="week-days">
      ${DAYS.map((day) => {
        const times = slots.filter((one) => one.day === day.id);
        return html`<div key=${day.id} class="week-day">
          <dt>${day.label}</dt>
          <dd>
            ${times.length === 0 && html`<span class="muted">No times</span>`}
            ${times.map((slot) => html`<${Time} key=${slot.time} slot=${slot} day=${day.label} readonly=${readonly} onRemove=${() => remove(slot)} />`)}
          </dd>
        </div>`;
      })}
    </dl>
    ${!readonly && html`<${AddTime} slots=${slots} most=${most} onChange=${onChange} />`}
  </div>`;
}

/** @param {{slot: Slot, day: string, readonly: boolean, onRemove: () => void}} props */
function Time({ slot, day, readonly, onRemove }) {
  return readonly
    ? html`<span class="slot slot-fixed">${slot.time}</span>`
    : html`<button type="button" class="slot" data-slot=${slotKey(slot)} aria-label=${`Remove ${day} ${slot.time}`} title=${`Remove ${day} ${slot.time}`} onClick=${onRemove}>
        ${slot.time}<${Icon} name="x" />
      </button>`;
}

/** @param {{slots: Slot[], most: number, onChange: (slots: Slot[]) => void}} props */
function AddTime({ slots, most, onChange }) {
  const [day, setDay] = useState('WORKING');
  const [time, setTime] = useState('09:00');
  const [error, setError] = useState(/** @type {string|null} */ (null));
  const [added, setAdded] = useState('');
  const add = () => {
    const next = inOrder([...slots, ...daysOf(day).map((one) => ({ day: one, time }))]);
    const label = DAY_CHOICES.find((one) => one.value === day)?.label ?? '';
    if (!time) {
      setError('Choose a time.');
    } else if (next.length === slots.length) {
      setError('These times are in the schedule already.');
    } else if (next.length > most) {
      setError(`A schedule may have at most ${most} times a week. Remove some first.`);
    } else {
      setAdded(`${label} ${time} added`);
      onChange(next);
    }
  };
  /** @param {(value: string) => void} set */
  const clean = (set) => (/** @type {string} */ value) => (setError(null), set(value));
  return html`<div class="week-add">
    <${SelectField} label="Day" choices=${DAY_CHOICES} value=${day} onInput=${clean(setDay)} />
    <${TextField} label="Time" type="time" value=${time} error=${error} onInput=${clean(setTime)}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && (event.preventDefault(), add())} />
    <${Button} icon="plus" onClick=${add}>Add<span class="hidden"> to the schedule</span><//>
    <span class="hidden" role="status">${added}</span>
  </div>`;
}
