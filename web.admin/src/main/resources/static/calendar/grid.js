/**
 * The month as a table. Day numbers are buttons; arrow keys move between them.
 * @module
 */
import { html, classes, useRef, useState } from '../lib/ui.js';
import { may, zone } from '../lib/session.js';
import { dayWords, longDay, plusDays, today } from '../lib/time.js';
import { plural } from '../lib/text.js';
import { Icon } from '../ui/icon.js';
import { stateWords } from '../ui/states.js';
import { Chip, DRAGGED } from './chip.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

/** @type {Record<string, number>} days that a key moves */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MOST_CHIPS = 3;
const MOST_DOTS = 3;

/**
 * @typedef {object} GridProps
 * @property {string} month its first day
 * @property {string[][]} weeks
 * @property {Map<string, Publication[]>} days
 * @property {boolean} compact phones: dots instead of chips, a press chooses the day
 * @property {string} chosen the chosen day
 * @property {(day: string) => void} onDay
 * @property {(day: string) => void} onChoose shows a day
 * @property {(id: string, day: string) => void} onMove
 */

/** @param {GridProps} props */
export function MonthGrid(props) {
  const { month, weeks, chosen } = props;
  const table = useRef(/** @type {HTMLElement|null} */ (null));
  const flat = weeks.flat();
  const [at, setAt] = useState(chosen);
  const stop = flat.includes(at) ? at : flat.includes(today(zone.value)) ? today(zone.value) : month;
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const step = STEPS[event.key];
    const from = /** @type {HTMLElement} */ (event.target).dataset.day;
    if (step === undefined || !from) {
      return;
    }
    const next = plusDays(from, step);
    if (flat.includes(next)) {
      event.preventDefault();
      setAt(next);
      /** @type {HTMLElement|null|undefined} */ (table.current?.querySelector(`[data-day="${next}"]`))?.focus();
    }
  };
  return html`<table class=${classes('month', props.compact && 'month-compact')} ref=${table} onKeyDown=${key}>
    <caption class="hidden">${dayWords(month, { month: 'long', year: 'numeric' })}</caption>
    <thead>
      <tr>
        ${weeks[0].map((day) => html`<th key=${day} scope="col"><abbr title=${dayWords(day, { weekday: 'long' })}>${dayWords(day, { weekday: 'short' })}</abbr></th>`)}
      </tr>
    </thead>
    <tbody>
      ${weeks.map((week) => html`<tr key=${week[0]}>${week.map((day) => html`<${DayCell} key=${day} ...${props} day=${day} stop=${day === stop} />`)}</tr>`)}
    </tbody>
  </table>`;
}

/** @param {GridProps & {day: string, stop: boolean}} props */
function DayCell({ day, month, days, compact, chosen, stop, onDay, onChoose, onMove }) {
  const [over, setOver] = useState(false);
  const publications = days.get(day) ?? [];
  const isToday = day === today(zone.value);
  const past = day < today(zone.value);
  const composes = !compact && may('PUBLISH') && !past;
  const words = [
    composes ? `New post on ${longDay(day)}` : longDay(day),
    isToday && 'today',
    publications.length > 0 && plural(publications.length, 'publication'),
  ];
  /** @param {DragEvent} event */
  const dragOver = (event) => {
    if (event.dataTransfer?.types.includes(DRAGGED) && !past) {
      event.preventDefault();
      setOver(true);
    }
  };
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    onMove(event.dataTransfer?.getData(DRAGGED) ?? '', day);
  };
  return html`<td
    class=${classes('day', !day.startsWith(month.slice(0, 7)) && 'day-other', isToday && 'day-today', over && 'day-over', composes && 'day-open')}
    onDragOver=${dragOver}
    onDragLeave=${() => setOver(false)}
    onDrop=${drop}
    onClick=${(/** @type {Event} */ event) => event.target === event.currentTarget && composes && onDay(day)}
  >
    <button
      type="button"
      class="day-number"
      data-day=${day}
      tabindex=${stop ? 0 : -1}
      aria-label=${words.filter(Boolean).join(', ')}
      aria-current=${isToday ? 'date' : undefined}
      aria-pressed=${compact ? String(day === chosen) : undefined}
      onClick=${() => (composes ? onDay(day) : onChoose(day))}
    >
      <span>${Number(day.slice(8))}</span>
      ${composes && html`<${Icon} name="plus" class="day-plus" />`}
      ${compact && html`<span class="day-dots">${publications.slice(0, MOST_DOTS).map((one) => html`<span key=${one.id} class=${`dot tone-${stateWords(one.state).tone}`}></span>`)}</span>`}
    </button>
    ${!compact &&
    html`<ul class="day-chips">
      ${publications.slice(0, MOST_CHIPS).map((one) => html`<li key=${one.id}><${Chip} publication=${one} /></li>`)}
      ${publications.length > MOST_CHIPS &&
      html`<li><button type="button" class="day-more" onClick=${() => onChoose(day)}>${publications.length - MOST_CHIPS} more<span class="hidden"> on ${longDay(day)}</span></button></li>`}
    </ul>`}
  </td>`;
}
