/**
 * Finds the field to which a problem belongs.
 * @module
 */
import { accountOf } from '../lib/shared.js';
import { accountName } from '../lib/text.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('../lib/types.js').Check} Check */
/** @typedef {import('../lib/types.js').ContentProblem} ContentProblem */

/**
 * @typedef {object} Found
 * @property {string} code
 * @property {string} message
 * @property {import('../lib/types.js').MediaFix[]} fixes
 * @property {string[]} accounts who says so
 *
 * @typedef {object} PieceProblems
 * @property {Found[]} problems of the piece itself
 * @property {Found[]} advice
 * @property {Record<string, string>} fields messages by field: title, text, link, altText, cover
 *
 * @typedef {object} Problems
 * @property {Record<string, string>} shared by field, such as `replies[0]`; `media` for the pieces as a whole
 * @property {PieceProblems[]} pieces by index; one that is missing has none
 * @property {Record<string, Record<string, string>>} options by account and key
 * @property {Record<string, Record<string, string>>} versions by account and field
 * @property {Record<string, string[]>} others by account: what belongs to no field
 * @property {string[]} advice that belongs to no piece
 * @property {number} count without advice
 */

/** @returns {Problems} */
export const noProblems = () => ({ shared: {}, pieces: [], options: {}, versions: {}, others: {}, advice: [], count: 0 });

/** @returns {PieceProblems} */
export const noPieceProblems = () => ({ problems: [], advice: [], fields: {} });

// Nobody wants to be told that a field is empty before they had a chance to fill it in.
const ONLY_ON_SENDING = ['REQUIRED', 'TOO_FEW', 'MISSING'];
const SHARED = ['title', 'text', 'link', 'replies'];

/** The code of advice about a time, which stands beside the time. */
export const QUOTA_FULL = 'QUOTA_FULL';

const LEFT_OUT = 'LEFT_OUT';

/**
 * @param {Check[]} checks
 * @param {Draft} draft
 * @param {boolean} sending whether a person tried to send it
 * @returns {Problems}
 */
export function place(checks, draft, sending) {
  const placed = noProblems();
  for (const { accountId, problems, advice } of checks) {
    for (const problem of problems) {
      if (sending || !ONLY_ON_SENDING.includes(problem.code)) {
        placed.count += placeOne(placed, accountId, problem, draft) ? 1 : 0;
      }
    }
    for (const hint of advice ?? []) {
      placeAdvice(placed, accountId, hint, draft);
    }
  }
  return placed;
}

/**
 * A message with the names of those who say so, unless it is everybody.
 * @param {Found} found
 * @param {Draft} draft
 * @returns {string}
 */
export function said(found, draft) {
  if (found.accounts.length === draft.accounts.length) {
    return found.message;
  }
  const names = found.accounts.map((id) => accountOf(id)).map((one) => (one ? accountName(one) : 'An account'));
  return `${names.join(', ')}: ${found.message}`;
}

/**
 * Networks often say the same: it is told once.
 * @param {Found[]} list
 * @param {string} accountId
 * @param {ContentProblem} problem
 * @returns {boolean} whether it is new
 */
function add(list, accountId, { code, message, fixes }) {
  const same = list.find((one) => one.code === code && one.message === message);
  if (same) {
    same.accounts.push(accountId);
    return false;
  }
  list.push({ code, message, fixes: fixes ?? [], accounts: [accountId] });
  return true;
}

/** A message with the name of the account if there are others. @param {string} accountId @param {string} message @param {Draft} draft */
function naming(accountId, message, draft) {
  const account = accountOf(accountId);
  return draft.accounts.length > 1 && account ? `${accountName(account)}: ${message}` : message;
}

/** @param {Problems} placed @param {number} index */
const piece = (placed, index) => (placed.pieces[index] ??= noPieceProblems());

/** @param {Problems} placed @param {string} accountId @param {ContentProblem} hint @param {Draft} draft */
function placeAdvice(placed, accountId, hint, draft) {
  if (typeof hint.mediaIndex === 'number') {
    add(piece(placed, hint.mediaIndex).advice, accountId, hint);
    return;
  }
  // What is left out concerns one account among others; it has to be said of which.
  const message = hint.code === LEFT_OUT ? naming(accountId, hint.message, draft) : hint.message;
  if (hint.code !== QUOTA_FULL && !placed.advice.includes(message)) {
    placed.advice.push(message);
  }
}

/**
 * @param {Problems} placed
 * @param {string} accountId
 * @param {ContentProblem} problem
 * @param {Draft} draft
 * @returns {boolean} whether it is another one than those before
 */
function placeOne(placed, accountId, problem, draft) {
  const message = naming(accountId, problem.message, draft);
  const { field, mediaIndex } = problem;
  if (typeof mediaIndex === 'number') {
    const own = piece(placed, mediaIndex);
    if (field === 'media') {
      return add(own.problems, accountId, problem);
    }
    own.fields[field] ??= message;
  } else if (field.startsWith('options.')) {
    (placed.options[accountId] ??= {})[field.slice('options.'.length)] ??= problem.message;
  } else if (SHARED.includes(field.replace(/\[\d+\]$/, ''))) {
    const own = draft.versions[accountId]?.[/** @type {'title'} */ (field.replace(/\[.*/, ''))] ?? null;
    if (own === null) {
      placed.shared[field] ??= message;
    } else {
      (placed.versions[accountId] ??= {})[field] ??= problem.message;
    }
  } else if (field === 'media' || field === 'altText') {
    placed.shared.media ??= message;
  } else {
    (placed.others[accountId] ??= []).push(problem.message);
  }
  return true;
}

/**
 * Turns the problems of a refused request into checks.
 * @param {import('../lib/types.js').FieldFault[]} problems fields such as `targets[0].options.board` or `media[2].link`
 * @param {Draft} draft
 * @returns {Check[]}
 */
export function checksOf(problems, draft) {
  return problems.map(({ field, code, message }) => {
    const target = /^targets\[(\d+)\]\.?(.*)$/.exec(field);
    const path = (target ? target[2] : field).replace(/^version\./, '');
    const media = /^media\[(\d+)\]\.?(.*)$/.exec(path);
    const own = media && (media[2] === '' || media[2] === 'mediaId' ? 'media' : media[2].replace(/^cover\..*/, 'cover'));
    return {
      accountId: draft.accounts[target ? Number(target[1]) : 0] ?? '',
      problems: [
        {
          field: own ?? path,
          mediaIndex: media ? Number(media[1]) : null,
          code,
          message,
          path,
          fixes: [],
        },
      ],
      advice: [],
      nextFree: null,
    };
  });
}
