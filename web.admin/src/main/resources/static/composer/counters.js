/**
 * How much of a text's room is used, as each chosen network counts.
 * @module
 */
import { html } from '../lib/ui.js';
import { bytesOf, lengthOf } from '../lib/text.js';
import { Counter } from '../ui/field.js';

/**
 * One counter for each limit: of characters, or of bytes where those run out before.
 * @param {import('./rules.js').FieldRule} rule
 * @param {string} value
 */
export const counters = ({ limits }, value) =>
  limits.map(({ name, rule }) => {
    const several = limits.length > 1 ? name : '';
    const length = lengthOf(value, rule);
    const bytes = rule.maxBytes === null ? 0 : bytesOf(value);
    return rule.maxBytes !== null && bytes / rule.maxBytes > length / rule.maxLength
      ? html`<${Counter} key=${name} name=${`${several} bytes`.trim()} used=${bytes} most=${rule.maxBytes} />`
      : html`<${Counter} key=${name} name=${several} used=${length} most=${rule.maxLength} />`;
  });
