/**
 * Checks a draft while it is written and sends it, step by step.
 * @module
 */
import { useEffect, useState } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { plural } from '../lib/text.js';
import { when } from '../lib/time.js';
import { focusFirstProblem } from '../ui/field.js';
import { whenProblem } from '../publication/when-picker.js';
import { bodyOf, instantOfDraft, keepDraft } from './draft.js';
import { checksOf, noProblems, place } from './problems.js';
import { check, publishNow, save, schedule } from './sending.js';

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {'draft'|'now'|'schedule'} Way */

const TYPING_MILLIS = 500;

/**
 * @typedef {object} SendingInputs
 * @property {Draft} draft
 * @property {(how: (old: Draft) => Draft) => void} setDraft
 * @property {{current: HTMLElement|null}} body
 * @property {(text: string, publicationId: string|null) => void} finish
 */

/** @param {SendingInputs} inputs */
export function useSending({ draft, setDraft, body, finish }) {
  const [checks, setChecks] = useState(/** @type {import('./problems.js').Check[]} */ ([]));
  const [tried, setTried] = useState(/** @type {Way|null} */ (null));
  const [busy, setBusy] = useState(/** @type {Way|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const content = JSON.stringify(bodyOf(draft));

  useEffect(() => {
    if (draft.accounts.length === 0) {
      setChecks([]);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      // A check that fails says nothing about the draft; sending it will.
      check(draft, stop.signal).then(setChecks).catch(() => undefined);
    }, TYPING_MILLIS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [content]);

  const publishing = tried === 'now' || tried === 'schedule';
  const problems = draft.accounts.length > 0 ? place(checks, draft, publishing) : noProblems();
  const at = instantOfDraft(draft, zone.value);

  /** @param {Way} way @returns {Promise<boolean>} whether nothing keeps the draft from being sent */
  const ready = async (way) => {
    if (draft.accounts.length === 0 || (way === 'schedule' && whenProblem(draft.when))) {
      return false;
    }
    if (draft.media.some((item) => !item.media && !item.error)) {
      throw new Error('A picture is still being uploaded. Wait until it is there, then try again.');
    }
    if (draft.media.some((item) => item.error)) {
      throw new Error('A picture could not be uploaded. Remove it or add it again.');
    }
    if (way === 'draft') {
      return true;
    }
    const found = await check(draft);
    setChecks(found);
    return found.every((one) => one.problems.length === 0);
  };

  /** @param {Way} way @param {(saved: import('./sending.js').Saved) => Promise<import('../lib/types.js').Post>} then @param {string} done */
  const send = async (way, then, done) => {
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
      const post = await then(saved);
      finish(done, way === 'draft' ? null : (post.publications[0]?.id ?? null));
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
    summary: problems.count > 0 ? plural(problems.count, 'thing to fix', 'things to fix') : '',
    accountError: tried && draft.accounts.length === 0 ? 'Choose at least one account.' : null,
    whenError: tried === 'schedule' ? whenProblem(draft.when) : null,
    saveDraft: () => send('draft', async (saved) => saved.post, draft.scheduled ? 'Your changes are saved.' : 'Saved as a draft.'),
    publishNow: () => send('now', publishNow, 'It is being published.'),
    schedule: () => send('schedule', (saved) => schedule(saved, /** @type {Date} */ (at)), `Scheduled for ${when(at, zone.value)}.`),
  };
}
