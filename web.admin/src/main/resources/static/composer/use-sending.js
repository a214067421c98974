/**
 * Checks a draft while it is written and sends it, step by step.
 * @module
 */
import { useEffect, useState } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { plural } from '../lib/text.js';
import { whenWithin } from '../lib/time.js';
import { focusFirstProblem } from '../ui/field.js';
import { whenProblem } from '../publication/when-picker.js';
import { bodyOf, instantOfDraft, keepDraft } from './draft.js';
import { checksOf, noProblems, place, QUOTA_FULL } from './problems.js';
import { repeatProblems, ruleOf } from '../recurrences/rule.js';
import { addToQueue, check, letRepeat, publishNow, save, schedule } from './sending.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {'draft'|'now'|'queue'|'schedule'|'repeat'} Way */
/** @typedef {{text: string, show: string|null}} Sent what to say, and where to look at it */

const TYPING_MILLIS = 500;

/**
 * What is wrong with the times that a way of sending needs.
 * @param {Way} way
 * @param {Draft} draft
 * @returns {string|null}
 */
function timeProblem(way, draft) {
  if (way === 'repeat') {
    return draft.when.day && draft.when.time ? (Object.values(repeatProblems(draft.repeat, draft.when))[0] ?? null) : 'Choose a day and a time.';
  }
  return way === 'schedule' ? whenProblem(draft.when) : null;
}

/**
 * @param {string} text
 * @param {import('../lib/types.js').Publication|undefined} publication
 * @returns {Sent}
 */
const sentAs = (text, publication) => ({ text, show: publication ? `/posts?publication=${publication.id}` : null });

/** @param {import('../lib/shapes.js').Post} post @returns {Sent} */
function queued(post) {
  const placed = post.publications.filter((one) => one.queued && one.dueAt);
  const [first] = placed;
  return sentAs(placed.length === 1 && first.dueAt ? `Queued for ${whenWithin(first.dueAt, zone.value)}.` : 'Queued.', first);
}

/** @param {import('../lib/shapes.js').Recurrence} made @returns {Sent} */
const repeating = (made) => ({ text: made.upcoming[0] ? `It repeats, first ${whenWithin(made.upcoming[0], zone.value)}.` : 'It repeats.', show: '/repeating' });

/**
 * The time that is asked about: a post that repeats has no single one.
 * @param {Draft} draft
 */
const plannedTime = (draft) => (draft.repeat.frequency || draft.recurrence?.occurrence === 0 || whenProblem(draft.when) ? null : instantOfDraft(draft, zone.value));

const MINUTE_MILLIS = 60_000;

/**
 * What is to be said of the quotas of the accounts, and the first time at which all have room.
 * @param {import('../lib/types.js').Check[]} checks
 * @returns {{messages: string[], free: Date|null}|null}
 */
function quotaAdvice(checks) {
  const full = checks.filter((one) => one.advice?.some((hint) => hint.code === QUOTA_FULL));
  if (full.length === 0) {
    return null;
  }
  const messages = [...new Set(full.flatMap((one) => one.advice.filter((hint) => hint.code === QUOTA_FULL).map((hint) => hint.message)))];
  const times = full.map((one) => (one.nextFree ? Date.parse(one.nextFree) : NaN));
  // A time is chosen by the minute: the next whole one.
  const latest = Math.ceil(Math.max(...times) / MINUTE_MILLIS) * MINUTE_MILLIS;
  return { messages, free: Number.isNaN(latest) ? null : new Date(latest) };
}

/**
 * @typedef {object} SendingInputs
 * @property {Draft} draft
 * @property {(how: (old: Draft) => Draft) => void} setDraft
 * @property {{current: HTMLElement|null}} body
 * @property {(sent: Sent) => void} finish
 */

/** @param {SendingInputs} inputs */
export function useSending({ draft, setDraft, body, finish }) {
  const [checks, setChecks] = useState(/** @type {import('../lib/types.js').Check[]} */ ([]));
  const [tried, setTried] = useState(/** @type {Way|null} */ (null));
  const [busy, setBusy] = useState(/** @type {Way|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const content = JSON.stringify(bodyOf(draft));
  const planned = plannedTime(draft);

  useEffect(() => {
    if (draft.accounts.length === 0) {
      setChecks([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // A check that fails says nothing about the draft; sending it will.
      check(draft, planned, stop.signal).then(setChecks).catch(() => undefined);
    }, TYPING_MILLIS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [content, planned?.getTime()]);

  const publishing = tried !== null && tried !== 'draft';
  const problems = draft.accounts.length > 0 ? place(checks, draft, publishing) : noProblems();
  const at = instantOfDraft(draft, zone.value);

  /** @param {Way} way @returns {Promise<boolean>} whether nothing keeps the draft from being sent */
  const ready = async (way) => {
    if (draft.accounts.length === 0 || timeProblem(way, draft)) {
      return false;
    }
    if (draft.media.some((item) => !item.media && !item.error)) {
      throw new Error('A file is still being uploaded. Wait until it is there, then try again.');
    }
    if (draft.media.some((item) => item.error)) {
      throw new Error('A file could not be uploaded. Remove it or add it again.');
    }
    if (way === 'draft') {
      return true;
    }
    const found = await check(draft, planned);
    setChecks(found);
    return found.every((one) => one.problems.length === 0);
  };

  /** @param {Way} way @param {(saved: import('./sending.js').Saved) => Promise<Sent>} then */
  const send = async (way, then) => {
    setTried(way);
    setError(null);
    setBusy(way);
    try {
      if (!(await ready(way))) {
        focusFirstProblem(body.current);
        return;
      }
      const saved = await save(draft);
      const known = { postId: saved.post.id, etag: saved.etag };
      setDraft((old) => ({ ...old, ...known }));
      // At once: whoever loads the page again now must not be offered the same post as a new one.
      keepDraft({ ...draft, ...known });
      finish(await then(saved));
    } catch (failure) {
      const problem = /** @type {any} */ (failure);
      setError(problem);
      if (problem.problems?.length > 0) {
        setChecks(checksOf(problem.problems, draft));
      }
      focusFirstProblem(body.current);
    } finally {
      setBusy(null);
    }
  };

  return {
    busy,
    error,
    problems,
    at,
    quota: planned ? quotaAdvice(checks) : null,
    summary: problems.count > 0 ? plural(problems.count, 'thing to fix', 'things to fix') : '',
    accountError: tried && draft.accounts.length === 0 ? 'Choose at least one account.' : null,
    whenError: tried === 'schedule' || (tried === 'repeat' && !at) ? whenProblem(draft.when) : null,
    triedToRepeat: tried === 'repeat',
    saveDraft: () => send('draft', async () => ({ text: draft.scheduled ? 'Your changes are saved.' : 'Saved as a draft.', show: null })),
    publishNow: () => send('now', async (saved) => sentAs('It is being published.', (await publishNow(saved)).publications[0])),
    addToQueue: () => send('queue', async (saved) => queued(await addToQueue(saved))),
    schedule: () => send('schedule', async (saved) => sentAs(`Scheduled for ${whenWithin(/** @type {Date} */ (at), zone.value)}.`, (await schedule(saved, /** @type {Date} */ (at))).publications[0])),
    repeat: () => send('repeat', async (saved) => repeating(await letRepeat(saved, /** @type {import('../lib/shapes.js').Rule} */ (ruleOf(draft.repeat, draft.when))))),
  };
}
