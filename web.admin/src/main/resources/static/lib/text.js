/**
 * Words and lengths.
 * @module
 */

/** @typedef {import('./types.js').TextRule} TextRule */

const graphemes =
  'Segmenter' in Intl ? new Intl.Segmenter('en', { granularity: 'grapheme' }) : null;

const LINK = /https?:\/\/[^ \t\r\n]+/gi;
const utf8 = new TextEncoder();

/**
 * How long a text is as a network counts; the server counts alike.
 * @param {string} text
 * @param {Pick<TextRule, 'unit'> & Partial<TextRule>} rule
 * @returns {number}
 */
export function lengthOf(text, { unit, linkLength = null }) {
  if (linkLength === null) {
    return unitsOf(text, unit);
  }
  const links = text.match(LINK)?.length ?? 0;
  return text.split(LINK).reduce((sum, words) => sum + unitsOf(words, unit), links * linkLength);
}

/** @param {string} text @returns {number} */
export const bytesOf = (text) => utf8.encode(text).length;

/**
 * @param {string} text
 * @param {TextRule['unit']} unit
 * @returns {number}
 */
function unitsOf(text, unit) {
  if (unit === 'UTF16_UNITS') {
    return text.length;
  }
  if (unit === 'GRAPHEMES' && graphemes) {
    return [...graphemes.segment(text)].length;
  }
  return [...text].length;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 * @returns {string} for example "2 accounts"
 */
export function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/**
 * @param {number} bytes
 * @returns {string} for example "2.4 MB"
 */
export function fileSize(bytes) {
  if (bytes < 1_000) {
    return `${bytes} bytes`;
  }
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1_000)} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/**
 * An account as people call it.
 * @param {import('./types.js').Account} account
 * @returns {string}
 */
export function accountName(account) {
  return account.identity.displayName || account.identity.handle || account.identity.remoteId;
}

/**
 * A handle with its at sign, once.
 * @param {string|null} handle
 * @returns {string}
 */
export function atHandle(handle) {
  return handle ? `@${handle.replace(/^@/, '')}` : '';
}

/**
 * An id nobody else has. `crypto.randomUUID` exists on https and localhost only.
 * @returns {string}
 */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
