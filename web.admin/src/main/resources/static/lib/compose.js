/**
 * Asking for the composer, from anywhere.
 * @module
 */
import { signal } from './ui.js';

/**
 * @typedef {object} ComposeRequest
 * @property {string|null} postId a post to change; null for a new one
 * @property {string|null} day a day to begin with, as 2026-11-23
 * @property {string[]} media pieces of the library to begin with
 */

/** @type {import('../vendor/signals.js').Signal<ComposeRequest|null>} */
export const composing = signal(null);

/** @param {Partial<ComposeRequest>} [request] */
export function compose(request = {}) {
  composing.value = { postId: request.postId ?? null, day: request.day ?? null, media: request.media ?? [] };
}
