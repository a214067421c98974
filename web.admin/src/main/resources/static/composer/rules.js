/**
 * What the chosen networks take, taken together.
 * @module
 */
import { accountOf, providerOf } from '../lib/shared.js';

/** @typedef {import('../lib/types.js').Provider} Provider */
/** @typedef {import('../lib/types.js').TextRule} TextRule */
/** @typedef {'title'|'text'|'link'|'altText'} TextField */

/** @type {Record<TextField, string>} */
const NEUTRAL = { title: 'Title', text: 'Text', link: 'Link', altText: 'Alt text' };

/**
 * The networks of the chosen accounts, each once.
 * @param {string[]} accountIds
 * @returns {Provider[]}
 */
export function networksOf(accountIds) {
  const found = accountIds.map((id) => providerOf(accountOf(id)?.providerId ?? ''));
  return [...new Set(found)].filter((one) => one !== null);
}

/**
 * @typedef {object} FieldRule
 * @property {string} label
 * @property {boolean} used whether any network has the field
 * @property {boolean} required
 * @property {{name: string, rule: TextRule}[]} limits one of each network that has it
 */

/**
 * @param {Provider[]} networks
 * @param {TextField} field
 * @returns {FieldRule}
 */
export function fieldRule(networks, field) {
  const using = networks.filter((one) => one.contentRules[field].usage !== 'UNUSED');
  const labels = new Set(using.map((one) => one.contentRules[field].label));
  return {
    label: labels.size === 1 ? [...labels][0] : NEUTRAL[field],
    used: networks.length === 0 || using.length > 0,
    required: using.some((one) => one.contentRules[field].usage === 'REQUIRED'),
    limits: using.map((one) => ({ name: one.name, rule: one.contentRules[field] })),
  };
}

/**
 * What each of several pieces takes.
 * @param {Provider[]} networks
 * @param {'title'|'text'|'link'} field
 * @returns {FieldRule}
 */
export function pieceRule(networks, field) {
  const using = networks.filter((one) => one.contentRules.pieces[field].usage !== 'UNUSED');
  const labels = new Set(using.map((one) => one.contentRules.pieces[field].label));
  return {
    label: labels.size === 1 ? [...labels][0] : NEUTRAL[field],
    used: using.length > 0,
    required: using.some((one) => one.contentRules.pieces[field].usage === 'REQUIRED'),
    limits: using.map((one) => ({ name: one.name, rule: one.contentRules.pieces[field] })),
  };
}

/** The most that follow a post on any network. */
const MOST_REPLIES = 25;

/**
 * What may follow a post.
 * @param {Provider[]} networks
 * @returns {FieldRule & {most: number}}
 */
export function replyRule(networks) {
  const using = networks.filter((one) => one.contentRules.replies.max > 0);
  const labels = new Set(using.map((one) => one.contentRules.replies.text.label));
  return {
    label: labels.size === 1 ? [...labels][0] : 'Reply',
    used: using.length > 0,
    required: false,
    limits: using.map((one) => ({ name: one.name, rule: one.contentRules.replies.text })),
    most: Math.min(MOST_REPLIES, Math.max(0, ...using.map((one) => one.contentRules.replies.max))),
  };
}

/**
 * The rules of one kind of media, of each network that takes it.
 * @param {Provider[]} networks
 * @param {'IMAGE'|'VIDEO'} kind
 */
export const mediaRules = (networks, kind) => networks.flatMap((one) => one.contentRules.media.filter((rule) => rule.kind === kind));

/**
 * Whether a video's cover can, or must, be chosen.
 * @param {Provider[]} networks
 * @returns {'NONE'|'OPTIONAL'|'REQUIRED'}
 */
export function coverUse(networks) {
  const uses = mediaRules(networks, 'VIDEO').map((rule) => rule.cover);
  return uses.includes('REQUIRED') ? 'REQUIRED' : uses.includes('OPTIONAL') ? 'OPTIONAL' : 'NONE';
}

/**
 * How many pieces of media every chosen network takes.
 * @param {Provider[]} networks
 * @returns {number}
 */
export function mostMedia(networks) {
  return Math.min(20, ...networks.map((one) => one.contentRules.maxMedia));
}
