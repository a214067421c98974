/**
 * Finds the field to which a problem belongs.
 * @module
 */
import { accountOf } from '../lib/shared.js';
import { accountName } from '../lib/text.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('../lib/types.js').ContentProblem} ContentProblem */
/** @typedef {{accountId: string, problems: ContentProblem[]}} Check */

/**
 * @typedef {object} Problems
 * @property {Record<string, string>} shared by field; media and alt texts as `media.0`, `altText.0`
 * @property {Record<string, Record<string, string>>} options by account and key
 * @property {Record<string, Record<string, string>>} versions by account and field
 * @property {Record<string, string[]>} others by account: what belongs to no field
 * @property {number} count
 */

/** @returns {Problems} */
export const noProblems = () => ({ shared: {}, options: {}, versions: {}, others: {}, count: 0 });

// Nobody wants to be told that a field is empty before they had a chance to fill it in.
const ONLY_ON_SENDING = ['REQUIRED', 'TOO_FEW', 'MISSING'];
const SHARED = ['title', 'text', 'link'];

/**
 * @param {Check[]} checks
 * @param {Draft} draft
 * @param {boolean} sending whether a person tried to send it
 * @returns {Problems}
 */
export function place(checks, draft, sending) {
  const placed = noProblems();
  for (const { accountId, problems } of checks) {
    for (const problem of problems) {
      if (sending || !ONLY_ON_SENDING.includes(problem.code)) {
        placeOne(placed, accountId, problem, draft);
        placed.count++;
      }
    }
  }
  return placed;
}

/**
 * @param {Problems} placed
 * @param {string} accountId
 * @param {ContentProblem} problem
 * @param {Draft} draft
 */
function placeOne(placed, accountId, problem, draft) {
  const account = accountOf(accountId);
  const many = draft.accounts.length > 1;
  const message = many && account ? `${accountName(account)}: ${problem.message}` : problem.message;
  const { field, mediaIndex } = problem;
  if (field.startsWith('options.')) {
    (placed.options[accountId] ??= {})[field.slice('options.'.length)] ??= problem.message;
  } else if (SHARED.includes(field)) {
    const own = draft.versions[accountId]?.[/** @type {'title'} */ (field)] ?? null;
    if (own === null) {
      placed.shared[field] ??= message;
    } else {
      (placed.versions[accountId] ??= {})[field] ??= problem.message;
    }
  } else if (field === 'media' || field === 'altText') {
    const key = mediaIndex === null || mediaIndex === undefined ? 'media' : `${field}.${mediaIndex}`;
    placed.shared[key] ??= message;
  } else {
    (placed.others[accountId] ??= []).push(problem.message);
  }
}

/**
 * Turns the problems of a refused request into checks.
 * @param {import('../lib/types.js').FieldProblem[]} problems fields such as `targets[0].options.board`
 * @param {Draft} draft
 * @returns {Check[]}
 */
export function checksOf(problems, draft) {
  return problems.map(({ field, code, message }) => {
    const target = /^targets\[(\d+)\]\.?(.*)$/.exec(field);
    const media = /^media\[(\d+)\]\.?(.*)$/.exec(target ? target[2] : field);
    const rest = target ? target[2] : field;
    return {
      accountId: draft.accounts[target ? Number(target[1]) : 0] ?? '',
      problems: [
        {
          field: media ? (media[2] === 'altText' ? 'altText' : 'media') : rest.replace(/^version\./, ''),
          mediaIndex: media ? Number(media[1]) : null,
          code,
          message,
        },
      ],
    };
  });
}
