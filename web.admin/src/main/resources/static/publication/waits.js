/**
 * Until when a publication waits, in the workspace's time.
 * @module
 */
import { zone } from '../lib/session.js';
import { whenWithin } from '../lib/time.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

/** @type {Partial<Record<import('../lib/shapes.js').PublicationState, string>>} */
const WORDS = { WAITING: 'Waits until', RETRYING: 'Next try', PUBLISHING: 'Goes on' };

/**
 * When it goes on by itself, with what this means; nothing where it waits for a person or a part, not a time.
 * @param {Publication} publication
 * @returns {{label: string, at: string}|null}
 */
export function goesOn({ state, nextAt }) {
  const label = WORDS[state];
  return label && nextAt && Date.parse(nextAt) > Date.now() ? { label, at: nextAt } : null;
}

/**
 * Why it stands where it does, until when, and what comes next: one line for lists.
 * @param {Publication} publication
 * @returns {string}
 */
export function story(publication) {
  const wait = goesOn(publication);
  return [publication.reason, wait && `${wait.label} ${whenWithin(wait.at, zone.value)}.`, publication.next].filter(Boolean).join(' ');
}
