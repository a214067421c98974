/**
 * The hours of the week in which an account's posts did best.
 * @module
 */
import { html } from '../lib/ui.js';
import { plural } from '../lib/text.js';
import { Note } from '../ui/states.js';
import { figure } from './numbers.js';

/** @typedef {import('../lib/types.js').BestTimes} Times */
/** @typedef {import('../lib/types.js').BestHour} BestHour */
/** @typedef {import('../lib/types.js').Metric} Metric */

/** @type {import('../lib/shapes.js').Weekday[]} */
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const HEATS = 5;
const NAMED = 3;

/** @param {string} day */
const dayName = (day) => day.charAt(0) + day.slice(1).toLowerCase();
/** @param {number} hour */
const clock = (hour) => `${String(hour).padStart(2, '0')}:00`;

/** @param {{times: Times, metric: Metric}} props */
export function BestTimes({ times, metric }) {
  const { hours } = times;
  return html`<section class="card" aria-labelledby="times-heading">
    <header class="card-head"><h2 id="times-heading">Best times</h2><span class="muted">${metric.label} in the first ${times.firstDays} days, median, ${times.zone.replaceAll('_', ' ')}</span></header>
    <div class="card-body best-times">
      ${times.enough
        ? html`<p>${words(times, metric)} It rests on ${plural(times.posts, 'post')} of this account.</p>`
        : html`<${Note} tone="cyan" icon="circle-help" title="Too few posts to say">
            ${`It takes ${times.minPosts} posts that are at least ${times.firstDays} days old; there ${times.posts === 1 ? 'is' : 'are'} ${times.posts}. With fewer, chance speaks louder than the hour.`}
          <//>`}
      ${hours.length > 0 && html`<${Heat} times=${times} metric=${metric} />`}
    </div>
  </section>`;
}

/** @param {Times} times @param {Metric} metric */
function words(times, metric) {
  const good = times.hours
    .filter((hour) => hour.posts >= times.minPostsAnHour)
    .sort((one, other) => other.median - one.median)
    .slice(0, NAMED);
  if (good.length === 0) {
    return `No hour has ${times.minPostsAnHour} posts yet, so none can be called good.`;
  }
  return `Best so far: ${good.map((hour) => `${dayName(hour.day)} ${clock(hour.hour)} (${figure(hour.median, metric)}, ${plural(hour.posts, 'post')})`).join(', ')}.`;
}

/** @param {{times: Times, metric: Metric}} props */
function Heat({ times, metric }) {
  const { hours } = times;
  const first = Math.min(...hours.map((hour) => hour.hour));
  const last = Math.max(...hours.map((hour) => hour.hour));
  const columns = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const top = Math.max(...hours.map((hour) => hour.median), 1);
  const found = new Map(hours.map((hour) => [`${hour.day}${hour.hour}`, hour]));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Best times by day and hour">
      <table class="heat">
        <caption class="hidden">${`Median ${metric.label.toLowerCase()} by the hour in which posts were published`}</caption>
        <thead><tr><td></td>${columns.map((hour) => html`<th key=${hour} scope="col">${String(hour).padStart(2, '0')}</th>`)}</tr></thead>
        <tbody>
          ${DAYS.map(
            (day) =>
              html`<tr key=${day}>
                <th scope="row"><span aria-hidden="true">${dayName(day).slice(0, 3)}</span><span class="hidden">${dayName(day)}</span></th>
                ${columns.map((hour) => html`<${Cell} key=${hour} hour=${found.get(`${day}${hour}`)} top=${top} few=${times.minPostsAnHour} metric=${metric} />`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="muted">A dashed frame marks hours with fewer than ${times.minPostsAnHour} posts.</p>`;
}

/** @param {{hour: BestHour|undefined, top: number, few: number, metric: Metric}} props */
function Cell({ hour, top, few, metric }) {
  if (!hour) {
    return html`<td class="heat-none"><span class="hidden">no post</span></td>`;
  }
  const heat = Math.max(1, Math.ceil((hour.median / top) * HEATS));
  return html`<td>
    <span class=${`heat-cell heat-${heat}${hour.posts < few ? ' heat-few' : ''}`} title=${`${plural(hour.posts, 'post')}, median ${figure(hour.median, metric)}`}>
      ${figure(hour.median, metric, true)}<span class="hidden"> from ${plural(hour.posts, 'post')}</span>
    </span>
  </td>`;
}
