/**
 * Short messages at the edge of the screen.
 * @module
 */
import { signal } from './ui.js';

/**
 * @typedef {object} Toast
 * @property {number} id
 * @property {string} text
 * @property {'done'|'problem'} kind
 * @property {{label: string, run: () => void}|null} action
 */

const DONE_MILLIS = 6_000;
const PROBLEM_MILLIS = 12_000;

/** @type {import('../vendor/signals.js').Signal<Toast[]>} */
export const toasts = signal([]);

let last = 0;

/**
 * Shows a message for a while.
 * @param {string} text
 * @param {{kind?: 'done'|'problem', action?: {label: string, run: () => void}}} [options]
 */
export function toast(text, options = {}) {
  const kind = options.kind ?? 'done';
  const one = { id: ++last, text, kind, action: options.action ?? null };
  toasts.value = [...toasts.value.slice(-2), one];
  setTimeout(() => dismiss(one.id), kind === 'done' ? DONE_MILLIS : PROBLEM_MILLIS);
}

/**
 * Shows what went wrong.
 * @param {unknown} problem
 */
export function toastProblem(problem) {
  toast(problem instanceof Error ? problem.message : String(problem), { kind: 'problem' });
}

/** @param {number} id */
export function dismiss(id) {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
