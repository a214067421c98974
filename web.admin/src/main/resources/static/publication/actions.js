/**
 * What can be done with a publication, by its state.
 * @module
 */
import { post } from '../lib/api.js';

/** @typedef {import('../lib/types.js').Publication} Publication */
/** @typedef {import('../lib/shapes.js').PublicationState} PublicationState */

/** @type {Record<'edit'|'reschedule'|'cancel'|'retry', PublicationState[]>} */
const ALLOWED = {
  edit: ['DRAFT', 'SCHEDULED', 'WAITING', 'RETRYING', 'FAILED', 'CANCELLED'],
  reschedule: ['SCHEDULED', 'WAITING', 'RETRYING'],
  cancel: ['SCHEDULED', 'WAITING', 'RETRYING'],
  retry: ['FAILED', 'CANCELLED', 'WAITING', 'RETRYING'],
};

/**
 * @param {keyof typeof ALLOWED} action
 * @param {Publication} publication
 * @returns {boolean}
 */
export function can(action, publication) {
  return ALLOWED[action].includes(publication.state);
}

/** @param {string} id @param {string} at @returns {Promise<Publication>} */
export const reschedule = (id, at) => post(`/publications/${id}/reschedule`, { at });
/** @param {string} id @returns {Promise<Publication>} */
export const cancel = (id) => post(`/publications/${id}/cancel`);
/** @param {string} id @returns {Promise<Publication>} */
export const retry = (id) => post(`/publications/${id}/retry`);
/**
 * @param {string} id
 * @param {import('../lib/shapes.js').Decision} decision
 * @param {string|null} url
 * @returns {Promise<Publication>}
 */
export const decide = (id, decision, url) => post(`/publications/${id}/decide`, { decision, url });
