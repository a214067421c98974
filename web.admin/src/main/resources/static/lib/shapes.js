/**
 * Types that the API's description cannot say.
 * @module
 */

/**
 * Parts of bodies that have no name there.
 * @typedef {import('./types.js').Publication['state']} PublicationState
 * @typedef {import('./types.js').Publication['decisions'][number]} Decision
 * @typedef {import('./types.js').BestHour['day']} Weekday
 * @typedef {import('./types.js').Session['permissions'][number]} Permission
 */

/**
 * The API takes some bodies with parts left out or null, and answers with the same ones filled in.
 * @template T
 * @template {keyof T} K what an answer always has
 * @typedef {Omit<T, K> & {[P in K]-?: NonNullable<T[P]>}} Filled
 */

/**
 * What comes back of them.
 * @typedef {Filled<import('./types.js').MediaUse, 'mediaId'|'altText'|'title'|'text'>} MediaUse
 * @typedef {Filled<import('./types.js').Target, 'accountId'|'options'|'version'>} Target
 * @typedef {Filled<Omit<import('./types.js').Draft, 'media'|'targets'>, 'title'|'text'|'replies'> & {media: MediaUse[], targets: Target[]}} Draft
 * @typedef {Omit<import('./types.js').Post, 'draft'> & {draft: Draft}} Post
 * @typedef {Filled<import('./types.js').Rule, 'frequency'|'every'|'time'|'first'>} Rule
 * @typedef {Omit<import('./types.js').Recurrence, 'rule'> & {rule: Rule}} Recurrence
 * @typedef {Filled<import('./types.js').Slot, 'day'|'time'>} Slot
 * @typedef {Omit<import('./types.js').PostingSchedule, 'slots'> & {slots: Slot[]}} PostingSchedule
 */

/**
 * A list of the best posts: of those published from here, or as the network itself counts.
 * @typedef {Omit<import('./types.js').NetworkTop, 'remoteId'> & Partial<Pick<import('./types.js').NetworkTop, 'remoteId'> & Omit<import('./types.js').TopPost, keyof import('./types.js').NetworkTop>>} BestPost
 */

export {};
