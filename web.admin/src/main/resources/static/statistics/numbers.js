/**
 * Figures in words.
 * @module
 */

/** @typedef {import('../lib/types.js').Metric} Metric */
/** @typedef {import('../lib/types.js').FigureSeries} FigureSeries */

const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const change = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const points = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });

/**
 * A figure in its unit.
 * @param {number|null|undefined} value
 * @param {Metric|undefined} metric
 * @param {boolean} [brief] for narrow places
 * @returns {string}
 */
export function figure(value, metric, brief) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (metric?.unit === 'RATIO') {
    return percent.format(value);
  }
  if (metric?.unit === 'MILLISECONDS') {
    return playTime(value);
  }
  return brief ? short.format(value) : whole.format(value);
}

/** @param {number} millis */
function playTime(millis) {
  const seconds = millis / 1_000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * How a figure changed against the period before. Where less is known of the one before, nothing is
 * claimed.
 * @param {FigureSeries} series
 * @param {Metric|undefined} metric
 * @param {number} days
 * @returns {{words: string, direction: 'up'|'down'|'same'|'unknown'}}
 */
export function comparison(series, metric, days) {
  const { value, before } = series;
  if (value === null) {
    return { words: 'Nothing known yet', direction: 'unknown' };
  }
  if (before === null) {
    return { words: `The ${days} days before are not known`, direction: 'unknown' };
  }
  if (series.knownDaysBefore < series.knownDays) {
    return { words: `Only ${series.knownDaysBefore} of ${days} days before are known`, direction: 'unknown' };
  }
  const words = changeWords(value, before, metric);
  if (!words) {
    return { words: 'None in the days before', direction: 'unknown' };
  }
  // The arrow follows what is written: a change that rounds to nothing is none.
  const direction = words.startsWith('+') ? 'up' : words.startsWith('-') ? 'down' : 'same';
  return { words: `${words} against the ${days} days before`, direction };
}

/**
 * @param {number} value
 * @param {number} before
 * @param {Metric|undefined} metric
 * @returns {string} empty if a change from nothing cannot be said
 */
export function changeWords(value, before, metric) {
  if (metric?.unit === 'RATIO') {
    return `${points.format((value - before) * 100)} points`;
  }
  return before === 0 ? '' : change.format((value - before) / before);
}
