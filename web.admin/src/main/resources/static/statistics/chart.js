/**
 * A series of days as a line, with its gaps, and the same days as a table.
 * @module
 */
import { html } from '../lib/ui.js';
import { dayWords } from '../lib/time.js';
import { figure } from './numbers.js';

/** @typedef {import('../lib/types.js').FigureDay} FigureDay */
/** @typedef {import('../lib/types.js').Metric} Metric */

const HEIGHT = 100;

/** @param {string} day @returns {string} */
const shortDay = (day) => dayWords(day, { day: 'numeric', month: 'short' });
/** @param {string} day @returns {string} */
const fullDay = (day) => dayWords(day, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/**
 * The next number upwards that reads well on an axis.
 * @param {number} largest
 * @returns {number}
 */
export function ceiling(largest) {
  if (largest <= 0) {
    return 1;
  }
  const size = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 4, 5, 10].find((one) => one * size >= largest) ?? 10;
  return step * size;
}

/**
 * Neighbouring days of which something is known, and whether they are final.
 * @param {FigureDay[]} days
 * @returns {{from: number, to: number, complete: boolean}[]}
 */
export function runs(days) {
  /** @type {{from: number, to: number, complete: boolean}[]} */
  const found = [];
  days.forEach((day, index) => {
    if (day.value === null) {
      return;
    }
    const last = found.at(-1);
    if (last && last.to === index - 1 && last.complete === day.complete) {
      last.to = index;
    } else {
      // what is not final hangs on the last day that is
      const joined = last && last.to === index - 1 && last.complete && !day.complete;
      found.push({ from: joined ? index - 1 : index, to: index, complete: day.complete });
    }
  });
  return found;
}

/** @param {FigureDay[]} days @returns {{from: number, to: number}[]} */
function gaps(days) {
  /** @type {{from: number, to: number}[]} */
  const found = [];
  days.forEach((day, index) => {
    if (day.value !== null) {
      return;
    }
    const last = found.at(-1);
    if (last && last.to === index - 1) {
      last.to = index;
    } else {
      found.push({ from: index, to: index });
    }
  });
  return found;
}

/** @param {{days: FigureDay[], metric: Metric, name: string}} props name says whose figures they are */
export function Chart({ days, metric, name }) {
  const known = days.filter((day) => day.value !== null);
  const top = ceiling(Math.max(0, ...known.map((day) => day.value ?? 0)));
  /** @param {number} index */
  const y = (index) => (HEIGHT - ((days[index].value ?? 0) / top) * HEIGHT).toFixed(2);
  /** @param {{from: number, to: number}} run */
  const line = ({ from, to }) => {
    const places = Array.from({ length: to - from + 1 }, (_, index) => `${from + index + 0.5} ${y(from + index)}`);
    return `M${places.join('L')}${from === to ? 'h0' : ''}`;
  };
  const lines = runs(days);
  return html`<figure class="chart">
    <div class="chart-plot">
      <div class="chart-scale" aria-hidden="true">
        ${[top, top / 2, 0].map((value) => html`<span key=${value}>${figure(value, metric, true)}</span>`)}
      </div>
      <svg class="chart-lines" viewBox=${`0 0 ${days.length} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label=${summary(days, metric, name)}>
        ${[0, 0.5, 1].map((part) => html`<path key=${part} class="chart-grid" d=${`M0 ${part * HEIGHT}H${days.length}`} />`)}
        ${gaps(days).map((gap) => html`<rect key=${gap.from} class="chart-gap" x=${gap.from} y="0" width=${gap.to - gap.from + 1} height=${HEIGHT} />`)}
        ${lines.map((run) => html`<path key=${`area${run.from}`} class="chart-area" d=${`${line(run)}V${HEIGHT}H${run.from + 0.5}Z`} />`)}
        ${lines.map((run) => html`<path key=${`line${run.from}`} class=${run.complete ? 'chart-line' : 'chart-line chart-open'} d=${line(run)} />`)}
        ${days.map(
          (day, index) =>
            html`<rect key=${day.date} class="chart-hit" x=${index} y="0" width="1" height=${HEIGHT}><title>${dayLine(day, metric)}</title></rect>`,
        )}
      </svg>
    </div>
    <div class="chart-days" aria-hidden="true">
      ${[0, Math.floor((days.length - 1) / 2), days.length - 1].map((index) => html`<span key=${index}>${days[index] ? shortDay(days[index].date) : ''}</span>`)}
    </div>
    <figcaption class="chart-legend">
      <span><span class="chart-key"></span>${metric.label} a day, in UTC</span>
      ${days.some((day) => day.value !== null && !day.complete) && html`<span><span class="chart-key chart-key-open"></span>Not final yet</span>`}
      ${days.some((day) => day.value === null) && html`<span><span class="chart-key chart-key-gap"></span>Not known</span>`}
    </figcaption>
    <${DayTable} days=${days} metric=${metric} name=${name} />
  </figure>`;
}

/** @param {FigureDay} day @param {Metric} metric */
function dayLine(day, metric) {
  const words = day.value === null ? 'not known' : figure(day.value, metric) + (day.complete ? '' : ', not final yet');
  return `${fullDay(day.date)}: ${words}`;
}

/**
 * What the line shows, for people who cannot see it.
 * @param {FigureDay[]} days
 * @param {Metric} metric
 * @param {string} name
 */
function summary(days, metric, name) {
  const known = days.filter((day) => day.value !== null);
  if (known.length === 0) {
    return `${metric.label} of ${name}: nothing is known of these days.`;
  }
  const best = known.reduce((one, other) => ((other.value ?? 0) > (one.value ?? 0) ? other : one));
  const missing = days.length - known.length;
  return `${metric.label} of ${name}, ${fullDay(days[0].date)} to ${fullDay(days[days.length - 1].date)}. Most on ${fullDay(best.date)}: ${figure(best.value, metric)}.${
    missing ? ` ${missing} days are not known.` : ''
  } The table below has every day.`;
}

/** @param {{days: FigureDay[], metric: Metric, name: string}} props */
function DayTable({ days, metric, name }) {
  return html`<details class="chart-table">
    <summary>Show as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${`${metric.label} by day`}>
      <table class="table">
        <caption class="hidden">${`${metric.label} of ${name} by day, newest first`}</caption>
        <thead><tr><th scope="col">Day (UTC)</th><th scope="col" class="number">${metric.label}</th><th scope="col">State</th></tr></thead>
        <tbody>
          ${[...days].reverse().map(
            (day) =>
              html`<tr key=${day.date}>
                <th scope="row">${fullDay(day.date)}</th>
                <td class="number">${figure(day.value, metric)}</td>
                <td>${day.value === null ? 'Not known' : day.complete ? 'Final' : 'Not final yet'}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
