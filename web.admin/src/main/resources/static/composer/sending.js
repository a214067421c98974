/**
 * Saving, scheduling and publishing what was composed.
 * @module
 */
import { call, post, query } from '../lib/api.js';
import { bodyOf } from './draft.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('../lib/shapes.js').Post} Post */
/** @typedef {{post: Post, etag: string|null}} Saved */

/**
 * Keeps the draft on the server.
 * @param {Draft} draft
 * @returns {Promise<Saved>}
 */
export async function save(draft) {
  const body = bodyOf(draft);
  const { data, etag } = draft.postId
    ? await call('PUT', `/posts/${draft.postId}`, { body, etag: draft.etag })
    : await call('POST', '/posts', { body, headers: { 'Idempotency-Key': draft.key } });
  return { post: data, etag };
}

/**
 * @param {Saved} saved
 * @param {Date} at
 * @returns {Promise<Post>}
 */
export async function schedule(saved, at) {
  return post(`/posts/${saved.post.id}/schedule`, { at: at.toISOString() }, { etag: saved.etag });
}

/**
 * @param {Saved} saved
 * @returns {Promise<Post>}
 */
export async function publishNow(saved) {
  return post(`/posts/${saved.post.id}/publish`, {}, { etag: saved.etag });
}

/**
 * @param {Saved} saved
 * @returns {Promise<Post>}
 */
export async function addToQueue(saved) {
  return post(`/posts/${saved.post.id}/queue`, {}, { etag: saved.etag });
}

/**
 * @param {Saved} saved
 * @param {import('../lib/shapes.js').Rule} rule
 * @returns {Promise<import('../lib/shapes.js').Recurrence>}
 */
export async function letRepeat(saved, rule) {
  return post(`/posts/${saved.post.id}/recurrence`, rule, { etag: saved.etag });
}

/**
 * @param {Draft} draft
 * @param {Date|null} at when it is meant to appear; null says nothing about quotas
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('../lib/types.js').Check[]>}
 */
export async function check(draft, at, signal) {
  return (await post(`/posts/check${query({ at: at?.toISOString(), post: at && draft.postId })}`, bodyOf(draft), { signal })).items;
}
