/**
 * The days of a month and what is planned on them, as data.
 * @module
 */
import { firstOfMonth, plusDays, wallClock, weekday } from '../lib/time.js';

/** @typedef {import('../lib/types.js').Publication} Publication */
/** @typedef {{day: string, inMonth: boolean, publications: Publication[]}} Day */

const WEEK = 7;

/**
 * The weeks that show a month, from Monday to Sunday.
 * @param {string} month its first day
 * @returns {string[][]} days by week
 */
export function weeksOf(month) {
  const last = plusDays(firstOfMonth(month, 1), -1);
  /** @type {string[][]} */
  const weeks = [];
  let day = plusDays(month, -weekday(month));
  while (day <= last) {
    weeks.push(Array.from({ length: WEEK }, (_, index) => plusDays(day, index)));
    day = plusDays(day, WEEK);
  }
  return weeks;
}

/**
 * @param {Publication[]} publications
 * @param {string} zone
 * @returns {Map<string, Publication[]>} by day, the earliest first
 */
export function byDay(publications, zone) {
  const days = new Map();
  for (const publication of publications) {
    if (publication.dueAt) {
      const { day } = wallClock(publication.dueAt, zone);
      days.set(day, [...(days.get(day) ?? []), publication]);
    }
  }
  return days;
}
