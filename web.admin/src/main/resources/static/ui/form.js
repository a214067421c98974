/**
 * What all forms do: send once, show what is wrong where it is wrong.
 * @module
 */
import { useRef, useState } from '../lib/ui.js';
import { focusFirstProblem } from './field.js';

/**
 * @typedef {object} Form
 * @property {any} ref goes to the form element
 * @property {boolean} busy
 * @property {Error|null} error what concerns no single field
 * @property {Record<string, string>} errors messages by field
 * @property {(field: string) => void} clear forgets what was wrong with a field
 * @property {(event: Event|null, check: () => Record<string, string>, send: () => Promise<unknown>) => Promise<void>} submit
 */

/**
 * Messages by field, the first one of each.
 * @param {import('../lib/types.js').FieldProblem[]} problems
 * @returns {Record<string, string>}
 */
export function byField(problems) {
  /** @type {Record<string, string>} */
  const messages = {};
  for (const { field, message } of problems) {
    messages[field] ??= message;
  }
  return messages;
}

/** @returns {Form} */
export function useForm() {
  const ref = useRef(/** @type {HTMLFormElement|null} */ (null));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const [errors, setErrors] = useState(/** @type {Record<string, string>} */ ({}));
  return {
    ref,
    busy,
    error,
    errors,
    clear(field) {
      setErrors(({ [field]: _gone, ...others }) => others);
    },
    async submit(event, check, send) {
      event?.preventDefault();
      const wrong = check();
      setErrors(wrong);
      setError(null);
      if (Object.keys(wrong).length > 0) {
        focusFirstProblem(ref.current);
        return;
      }
      setBusy(true);
      try {
        await send();
      } catch (failure) {
        const problem = /** @type {any} */ (failure);
        const fields = byField(problem.problems ?? []);
        setErrors(fields);
        setError(problem);
        focusFirstProblem(ref.current);
      } finally {
        setBusy(false);
      }
    },
  };
}
