/**
 * What is being composed, and how it travels and survives a reload.
 * @module
 */
import { tab } from '../lib/storage.js';
import { freshId } from '../lib/text.js';
import { instantOf, plusDays, today, wallClock } from '../lib/time.js';
import { noRepeat } from '../recurrences/rule.js';

/** @typedef {import('../lib/types.js').Media} Media */
/** @typedef {import('../lib/types.js').Version} Version */

/**
 * @typedef {{frameMillis: number}|{picture: Media}} VideoCover
 *
 * @typedef {object} MediaItem
 * @property {string} key tells the items apart before they have an id
 * @property {string} name
 * @property {Media|null} media null until it is uploaded
 * @property {Media|null} before what it was before it was edited here
 * @property {string} altText
 * @property {string} title of this piece, where there are several
 * @property {string} text of this piece
 * @property {string} link of this piece
 * @property {VideoCover|null} cover null leaves it to the network
 * @property {number} progress from 0 to 1
 * @property {string|null} error why the upload failed
 * @property {string|null} localUrl shows the file before it is uploaded
 *
 * @typedef {object} Draft
 * @property {string|null} postId null until it is saved
 * @property {string|null} etag
 * @property {boolean} scheduled whether it has a time already
 * @property {string} key makes a repeated saving harmless
 * @property {string} title
 * @property {string} text
 * @property {string} link
 * @property {MediaItem[]} media
 * @property {string[]} replies what follows it, in order
 * @property {string[]} accounts ids in the order of choosing
 * @property {Record<string, Record<string, string>>} options by account
 * @property {Record<string, Version>} versions by account
 * @property {import('../publication/when-picker.js').When} when
 * @property {import('../recurrences/rule.js').Repeat} repeat
 * @property {import('../lib/types.js').RecurrenceLink|null} recurrence what it belongs to already
 */

const KEPT = 'rostrum-composer';
const HOUR = 3_600_000;
const MORNING = '09:00';

/** States of what is going to be published by itself. */
const AHEAD = ['SCHEDULED', 'WAITING', 'RETRYING'];

/**
 * A time to suggest: the next full hour but one today, or the morning of another day.
 * @param {string|null} day
 * @param {string} zone
 * @returns {import('../publication/when-picker.js').When}
 */
export function suggestWhen(day, zone) {
  if (day && day > today(zone)) {
    return { day, time: MORNING };
  }
  const soon = wallClock(Math.ceil((Date.now() + HOUR / 4) / HOUR) * HOUR, zone);
  return day && soon.day !== day ? { day: plusDays(day, 1), time: MORNING } : soon;
}

/**
 * @param {string|null} day
 * @param {string} zone
 * @returns {Draft}
 */
export function emptyDraft(day, zone) {
  return {
    postId: null,
    etag: null,
    scheduled: false,
    key: freshId(),
    title: '',
    text: '',
    link: '',
    media: [],
    replies: [],
    accounts: [],
    options: {},
    versions: {},
    when: suggestWhen(day, zone),
    repeat: noRepeat(),
    recurrence: null,
  };
}

/**
 * @param {import('../lib/shapes.js').Post} post
 * @param {string|null} etag
 * @param {Media[]} media the media it uses, as far as they still exist
 * @param {string} zone
 * @returns {Draft}
 */
export function draftOf(post, etag, media, zone) {
  const { draft } = post;
  const due = post.publications.find((one) => one.state === 'SCHEDULED')?.dueAt ?? null;
  return {
    ...emptyDraft(null, zone),
    postId: post.id,
    etag,
    scheduled: post.publications.some((one) => AHEAD.includes(one.state)),
    title: draft.title,
    text: draft.text,
    link: draft.link ?? '',
    media: draft.media.flatMap((use) => {
      const found = media.find((one) => one.id === use.mediaId);
      return found ? [{ ...mediaItem(found), ...ownTexts(use), cover: coverOf(use.cover, media) }] : [];
    }),
    replies: draft.replies,
    accounts: draft.targets.map((target) => target.accountId),
    options: Object.fromEntries(draft.targets.map((one) => [one.accountId, one.options])),
    versions: Object.fromEntries(draft.targets.map((one) => [one.accountId, one.version])),
    recurrence: post.recurrence,
    ...(due ? { when: wallClock(due, zone) } : {}),
  };
}

/** @param {import('../lib/shapes.js').MediaUse} use */
const ownTexts = ({ altText, title, text, link }) => ({ altText, title, text, link: link ?? '' });

/**
 * @param {import('../lib/types.js').Cover|null} cover
 * @param {Media[]} media
 * @returns {VideoCover|null}
 */
function coverOf(cover, media) {
  if (typeof cover?.frameMillis === 'number') {
    return { frameMillis: cover.frameMillis };
  }
  const picture = media.find((one) => one.id === cover?.mediaId);
  return picture ? { picture } : null;
}

/**
 * A piece that is there already.
 * @param {Media} media
 * @returns {MediaItem}
 */
export function mediaItem(media) {
  return { ...freshItem(media.name, null), media, progress: 1 };
}

/**
 * A piece that is being uploaded.
 * @param {string} name
 * @param {string|null} localUrl
 * @returns {MediaItem}
 */
export function freshItem(name, localUrl) {
  return { key: freshId(), name, media: null, before: null, altText: '', title: '', text: '', link: '', cover: null, progress: 0, error: null, localUrl };
}

/** The media that a post's pieces and covers name. @param {import('../lib/shapes.js').MediaUse[]} uses @returns {string[]} */
export const mediaIdsOf = (uses) => [...new Set(uses.flatMap((use) => [use.mediaId, use.cover?.mediaId ?? null]).filter((id) => id !== null))];

/** @type {Version} */
const SAME = { title: null, text: null, link: null, replies: null };

/**
 * The draft as the API takes it.
 * @param {Draft} draft
 * @returns {import('../lib/shapes.js').Draft}
 */
export function bodyOf(draft) {
  return {
    title: draft.title,
    text: draft.text,
    link: draft.link.trim() || null,
    media: draft.media.flatMap((item) => (item.media ? [useOf(item, item.media)] : [])),
    replies: draft.replies,
    targets: draft.accounts.map((accountId) => ({
      accountId,
      options: Object.fromEntries(Object.entries(draft.options[accountId] ?? {}).filter(([, value]) => value !== '')),
      version: draft.versions[accountId] ?? SAME,
    })),
  };
}

/**
 * @param {MediaItem} item
 * @param {Media} media
 * @returns {import('../lib/shapes.js').MediaUse}
 */
function useOf({ altText, title, text, link, cover }, media) {
  const chosen = cover && ('picture' in cover ? { frameMillis: null, mediaId: cover.picture.id } : { frameMillis: cover.frameMillis, mediaId: null });
  return { mediaId: media.id, altText, title, text, link: link.trim() || null, cover: media.kind === 'VIDEO' ? chosen : null };
}

/** @param {Draft} draft @returns {boolean} whether something was put into it */
export function isWorthKeeping(draft) {
  return Boolean(draft.title || draft.text || draft.link || draft.media.length || draft.replies.length);
}

/** @param {Draft} draft @param {string} zone @returns {Date|null} */
export const instantOfDraft = (draft, zone) => instantOf(draft.when.day, draft.when.time, zone);

/** @param {Draft|null} draft null forgets */
export function keepDraft(draft) {
  const kept = draft && {
    ...draft,
    media: draft.media.filter((item) => item.media).map((item) => ({ ...item, localUrl: null })),
  };
  tab.write(KEPT, kept && isWorthKeeping(kept) ? JSON.stringify(kept) : null);
}

/** @returns {Draft|null} */
export function keptDraft() {
  try {
    const kept = JSON.parse(tab.read(KEPT) ?? 'null');
    // It may have been kept by an older version of this page.
    const media = kept?.media.map((/** @type {MediaItem} */ item) => ({ ...freshItem('', null), ...item })) ?? [];
    return kept && { repeat: noRepeat(), recurrence: null, replies: [], ...kept, media };
  } catch {
    return null;
  }
}
