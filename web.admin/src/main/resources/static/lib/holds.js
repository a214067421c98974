/**
 * What is on hold: everything, a network or an account. Loaded once, kept fresh.
 * @module
 */
import { signal } from './ui.js';
import { del, get, put } from './api.js';
import { onChange } from './live.js';
import { may } from './session.js';

/** @typedef {import('./types.js').Hold} Hold */
/** @typedef {{scope: 'INSTANCE'|'NETWORK'|'ACCOUNT', subject: string|null}} Held */

/** @type {import('../vendor/signals.js').Signal<Hold[]>} */
export const holds = signal([]);

/** @type {Held} */
export const EVERYTHING = { scope: 'INSTANCE', subject: null };

/** @param {Held} held @returns {boolean} whether the person may put it on hold */
export const mayHold = (held) => may(held.scope === 'INSTANCE' ? 'OPERATE' : 'PUBLISH');

/** @param {Held} held @returns {Hold|null} */
export const holdOf = ({ scope, subject }) => holds.value.find((one) => one.scope === scope && one.subject === subject) ?? null;

/** Loads them; without an answer, what is known stays. */
export async function loadHolds() {
  const answer = await get('/holds').catch(() => null);
  if (answer) {
    holds.value = answer.items;
  }
}

/** @param {Held} held */
function pathOf({ scope, subject }) {
  const kind = { INSTANCE: 'instance', NETWORK: 'networks/', ACCOUNT: 'accounts/' }[scope];
  return `/holds/${kind}${encodeURIComponent(subject ?? '')}`;
}

/** @param {Held} held @param {string} reason */
export async function hold(held, reason) {
  await put(pathOf(held), { reason });
  await loadHolds();
}

/** @param {Held} held */
export async function resume(held) {
  await del(pathOf(held));
  await loadHolds();
}

onChange((event) => {
  if (event.topic === 'hold' || event.topic === 'reset') {
    loadHolds();
  }
});
