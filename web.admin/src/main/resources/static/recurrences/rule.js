/**
 * When a post repeats: as it is chosen, as it travels, and in words.
 * @module
 */
import { dayWords, weekday } from '../lib/time.js';
import { plural } from '../lib/text.js';
import { DAYS } from '../queue/slots.js';

/** @typedef {import('../lib/shapes.js').Rule} Rule */
/** @typedef {import('../lib/shapes.js').Weekday} Weekday */
/** @typedef {import('../publication/when-picker.js').When} When */

/**
 * @typedef {object} Repeat
 * @property {''|Rule['frequency']} frequency empty does not repeat
 * @property {string} every as it is typed
 * @property {Weekday[]} days
 * @property {number|null} dayOfMonth null is the day of the first time
 * @property {'NEVER'|'UNTIL'|'COUNT'} ends
 * @property {string} until
 * @property {string} count
 */

export const MOST_EVERY = 100;
export const MOST_COUNT = 10_000;

/** @type {Record<Rule['frequency'], string>} */
export const UNITS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' };

/** @returns {Repeat} */
export const noRepeat = () => ({ frequency: '', every: '1', days: [], dayOfMonth: null, ends: 'NEVER', until: '', count: '10' });

/** @param {Rule} rule @returns {Repeat} */
export function repeatOf(rule) {
  return {
    frequency: rule.frequency,
    every: String(rule.every),
    days: rule.days ?? [],
    dayOfMonth: rule.dayOfMonth,
    ends: rule.until ? 'UNTIL' : rule.count ? 'COUNT' : 'NEVER',
    until: rule.until ?? '',
    count: String(rule.count ?? 10),
  };
}

/** @param {Repeat} repeat @param {When} when @returns {Weekday[]} the chosen days, or that of the first time */
export function daysOfRepeat(repeat, when) {
  return repeat.days.length > 0 || !when.day ? repeat.days : [DAYS[weekday(when.day)].id];
}

/** @param {Repeat} repeat @param {When} when @returns {number} */
export const dayOfMonthOf = (repeat, when) => repeat.dayOfMonth ?? Number(when.day.slice(8));

/**
 * The rule as the API takes it.
 * @param {Repeat} repeat
 * @param {When} when the first time
 * @param {string|null} zone null is the workspace's
 * @returns {Rule|null} null if it does not repeat
 */
export function ruleOf(repeat, when, zone = null) {
  const { frequency } = repeat;
  return frequency
    ? {
        frequency,
        every: Number(repeat.every),
        days: frequency === 'WEEKLY' ? daysOfRepeat(repeat, when) : null,
        dayOfMonth: frequency === 'MONTHLY' ? dayOfMonthOf(repeat, when) : null,
        time: when.time,
        zone,
        first: when.day,
        until: repeat.ends === 'UNTIL' ? repeat.until : null,
        count: repeat.ends === 'COUNT' ? Number(repeat.count) : null,
      }
    : null;
}

/** @param {string} text @param {number} most */
const isCount = (text, most) => /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/**
 * What is wrong, by field.
 * @param {Repeat} repeat
 * @param {When} when
 * @returns {{every?: string, until?: string, count?: string}}
 */
export function repeatProblems(repeat, when) {
  if (!repeat.frequency) {
    return {};
  }
  return {
    ...(isCount(repeat.every, MOST_EVERY) ? {} : { every: `Enter a number from 1 to ${MOST_EVERY}.` }),
    ...(repeat.ends === 'UNTIL' && (!repeat.until || repeat.until < when.day) ? { until: 'Choose a day after the first one.' } : {}),
    ...(repeat.ends === 'COUNT' && !isCount(repeat.count, MOST_COUNT) ? { count: `Enter a number from 1 to ${MOST_COUNT.toLocaleString('en')}.` } : {}),
  };
}

/**
 * A rule in words: "Every 2 weeks on Monday and Friday at 09:30, 8 times".
 * @param {Rule} rule
 * @returns {string}
 */
export function ruleWords(rule) {
  const unit = UNITS[rule.frequency];
  const interval = rule.every === 1 ? `Every ${unit}` : `Every ${plural(rule.every, unit)}`;
  const names = DAYS.filter((day) => rule.days?.includes(day.id)).map((day) => day.label);
  const on = {
    DAILY: '',
    WEEKLY: ` on ${new Intl.ListFormat('en-GB').format(names)}`,
    MONTHLY: rule.dayOfMonth === 31 ? ' on the last day' : ` on day ${rule.dayOfMonth}`,
  }[rule.frequency];
  const until = rule.until && `, until ${dayWords(rule.until, { day: 'numeric', month: 'short', year: 'numeric' })}`;
  const count = rule.count && `, ${plural(rule.count, 'time')}`;
  return `${interval}${on} at ${rule.time}${until || count || ''}`;
}
