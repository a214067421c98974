/**
 * Instants and wall clocks. The console speaks the time of the workspace's zone everywhere.
 * A day is the text `2026-11-23`, a time of day the text `18:00`.
 * @module
 */

const LOCALE = 'en-GB';
const MINUTE = 60_000;
const DAY = 86_400_000;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {Intl.DateTimeFormat}
 */
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, ...options });
    formats.set(key, known);
  }
  return known;
}

/**
 * What the wall clock of a zone shows.
 * @param {number|string|Date} instant
 * @param {string} zone
 * @returns {{day: string, time: string}}
 */
export function wallClock(instant, zone) {
  const parts = format(zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  /** @param {string} type */
  const part = (type) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The instant at which a zone's clock shows a day and time. Of the hour that a summer time skips,
 * its end is taken, the first minute that there is; in the hour that it repeats, the first one is meant.
 * @param {string} day
 * @param {string} time
 * @param {string} zone
 * @returns {Date|null} null if day or time are no such thing
 */
export function instantOf(day, time, zone) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted)) {
    return null;
  }
  /** @param {number} instant */
  const offset = (instant) => {
    const clock = wallClock(instant, zone);
    return Date.parse(`${clock.day}T${clock.time}:00Z`) - instant;
  };
  const before = offset(wanted - DAY);
  const after = offset(wanted + DAY);
  for (const candidate of [wanted - before, wanted - after]) {
    if (candidate + offset(candidate) === wanted) {
      return new Date(candidate);
    }
  }
  return new Date(endOfGap(wanted - after, wanted - before, (instant) => offset(instant) === after));
}

/**
 * The first minute of which something holds.
 * @param {number} early an instant before it
 * @param {number} late an instant at or after it
 * @param {(instant: number) => boolean} holds
 * @returns {number}
 */
function endOfGap(early, late, holds) {
  let [before, from] = [early, late];
  while (from - before > MINUTE) {
    const middle = before + Math.ceil((from - before) / 2 / MINUTE) * MINUTE;
    if (middle >= from) {
      break;
    }
    [before, from] = holds(middle) ? [before, middle] : [middle, from];
  }
  return from;
}

/** @param {string} zone @returns {string} the current day */
export const today = (zone) => wallClock(Date.now(), zone).day;

/**
 * @param {string} day
 * @param {number} days may be negative
 * @returns {string}
 */
export function plusDays(day, days) {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} day
 * @param {number} months may be negative
 * @returns {string} the first of that month
 */
export function firstOfMonth(day, months = 0) {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** @param {string} day @returns {number} 0 for Monday */
export const weekday = (day) => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;

/**
 * A day in words.
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {string}
 */
export function dayWords(day, options) {
  return format('UTC', options).format(new Date(`${day}T12:00:00Z`)).replace(',', '');
}

/** @param {string} day @returns {string} for example "Monday 23 November" */
export const longDay = (day) => dayWords(day, { weekday: 'long', day: 'numeric', month: 'long' });

/**
 * An instant in words: "Today 18:00", "Tomorrow 09:30", "Thu 26 Nov 17:00".
 * @param {string|number|Date|null} instant
 * @param {string} zone
 * @returns {string}
 */
export function when(instant, zone) {
  if (instant === null) {
    return 'No time yet';
  }
  const { day, time } = wallClock(instant, zone);
  const now = today(zone);
  if (day === now) {
    return `Today ${time}`;
  }
  if (day === plusDays(now, 1)) {
    return `Tomorrow ${time}`;
  }
  if (day === plusDays(now, -1)) {
    return `Yesterday ${time}`;
  }
  const sameYear = day.slice(0, 4) === now.slice(0, 4);
  const words = dayWords(day, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return `${words} ${time}`;
}

/**
 * An instant inside a sentence: "today 18:00".
 * @param {string|number|Date} instant
 * @param {string} zone
 * @returns {string}
 */
export const whenWithin = (instant, zone) => when(instant, zone).replace(/^(Today|Tomorrow|Yesterday)/, (word) => word.toLowerCase());

/**
 * How far away an instant is: "in 5 minutes", "3 days ago".
 * @param {string} instant
 * @returns {string}
 */
export function fromNow(instant) {
  const millis = new Date(instant).getTime() - Date.now();
  const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
  const size = Math.abs(millis);
  if (size < MINUTE) {
    return millis < 0 ? 'just now' : 'in less than a minute';
  }
  if (size < 60 * MINUTE) {
    return words.format(Math.round(millis / MINUTE), 'minute');
  }
  if (size < DAY) {
    return words.format(Math.round(millis / (60 * MINUTE)), 'hour');
  }
  return words.format(Math.round(millis / DAY), 'day');
}

/**
 * Every zone the browser knows.
 * @returns {string[]}
 */
export function zones() {
  const known = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([...known, 'UTC', browserZone()])].sort();
}

/** @returns {string} */
export const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/**
 * A zone as people read it.
 * @param {string} zone
 * @returns {string} for example "Europe/Berlin, GMT+1"
 */
export function zoneWords(zone) {
  const parts = format(zone, { timeZoneName: 'shortOffset' }).formatToParts(new Date());
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  const name = zone.replaceAll('_', ' ');
  return offset === name ? name : `${name}, ${offset}`;
}
