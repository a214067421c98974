/**
 * The texts that follow a post, one behind the other: a thread goes on with them, and a first comment is one.
 * @module
 */
import { html, useId, useLayoutEffect, useRef, useState } from '../lib/ui.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { TextArea } from '../ui/field.js';
import { counters } from './counters.js';
import { replyRule } from './rules.js';

/**
 * @typedef {object} RepliesProps
 * @property {string[]} replies in order
 * @property {import('../lib/types.js').Provider[]} networks the chosen ones
 * @property {string} where they stand if not everywhere, for example " on Bluesky"
 * @property {Record<string, string>} errors by field: `replies` for all of them, `replies[0]` for one
 * @property {(replies: string[]) => void} onChange
 */

/** @param {RepliesProps} props */
export function RepliesField({ replies, networks, where, errors, onChange }) {
  const id = useId();
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const focus = useRef(/** @type {string|null} */ (null));
  const [told, setTold] = useState('');
  const rule = replyRule(networks);
  const one = rule.label.toLowerCase();
  // What was pressed goes away or moves with its text: the focus goes where a person goes on.
  useLayoutEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (wanted) {
      /** @type {HTMLElement|null|undefined} */ (list.current?.querySelector(wanted))?.focus();
    }
  }, [replies]);
  if (!rule.used && replies.length === 0) {
    return null;
  }
  /** @param {string[]} next @param {string} target @param {string} words */
  const become = (next, target, words) => {
    focus.current = target;
    setTold(words);
    onChange(next);
  };
  const add = () => become([...replies, ''], `[data-reply="${replies.length}"] textarea`, '');
  /** @param {number} index */
  const remove = (index) =>
    become(
      replies.toSpliced(index, 1),
      replies.length > 1 ? `[data-reply="${Math.min(index, replies.length - 2)}"] textarea` : '[data-add]',
      `${rule.label} ${index + 1} was removed`,
    );
  /** @param {number} from @param {number} to @param {string} button */
  const move = (from, to, button) => {
    if (to >= 0 && to < replies.length) {
      become(replies.toSpliced(from, 1).toSpliced(to, 0, replies[from]), `[data-reply="${to}"] [data-move="${button}"]`, `It is ${one} ${to + 1} of ${replies.length} now`);
    }
  };
  return html`<section class="field replies" aria-labelledby=${id} ref=${list}>
    <div class="field-head">
      <h3 class="label" id=${id}>What follows${where}</h3>
      ${replies.length > 0 && html`<span class="field-hint">${replies.length} of ${rule.most}</span>`}
    </div>
    ${errors.replies && html`<p class="field-error" data-problem="true" tabindex="-1"><${Icon} name="triangle-alert" /><span>${errors.replies}</span></p>`}
    ${replies.length > 0 &&
    html`<ol class="media-list">
      ${replies.map(
        (text, index) => html`<li key=${index} class="reply" data-reply=${index}>
          <${TextArea}
            label=${`${rule.label} ${index + 1}${where}`}
            rows="3"
            value=${text}
            error=${errors[`replies[${index}]`]}
            counter=${counters(rule, text)}
            onInput=${(/** @type {string} */ value) => onChange(replies.with(index, value))}
          />
          <${Buttons} what=${`${one} ${index + 1}${where}`} index=${index} count=${replies.length} move=${move} remove=${remove} />
        </li>`,
      )}
    </ol>`}
    <div>
      <${Button} small icon="plus" data-add="true" disabled=${!rule.used || replies.length >= rule.most} onClick=${add}>
        Add a ${one}<span class="hidden">${where}</span>
      <//>
    </div>
    <p class="hidden" role="status">${told}</p>
  </section>`;
}

/** @param {{what: string, index: number, count: number, move: (from: number, to: number, button: string) => void, remove: (index: number) => void}} props */
function Buttons({ what, index, count, move, remove }) {
  return html`<div class="media-actions">
    ${count > 1 &&
    html`<${Button} kind="quiet" small icon="arrow-up" label=${`Move ${what} up`} data-move="up" aria-disabled=${index === 0 ? 'true' : undefined} onClick=${() => move(index, index - 1, 'up')} />
      <${Button} kind="quiet" small icon="arrow-down" label=${`Move ${what} down`} data-move="down" aria-disabled=${index === count - 1 ? 'true' : undefined} onClick=${() => move(index, index + 1, 'down')} />`}
    <${Button} kind="quiet" small icon="trash-2" label=${`Remove ${what}`} onClick=${() => remove(index)} />
  </div>`;
}
