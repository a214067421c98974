/**
 * The words of one piece: alt text, and its own title, text and link where the networks take them for each of several.
 * @module
 */
import { html } from '../lib/ui.js';
import { TextArea, TextField } from '../ui/field.js';
import { counters } from './counters.js';
import { fieldRule, pieceRule } from './rules.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */
/** @typedef {'title'|'text'|'link'} Own */

/** @type {Own[]} */
const OWN = ['title', 'text', 'link'];

/**
 * @typedef {object} TextsProps
 * @property {MediaItem} item
 * @property {number|null} number its place among several; null if it is alone
 * @property {import('../lib/types.js').Provider[]} networks
 * @property {Record<string, string>} errors
 * @property {(news: Partial<MediaItem>) => void} update
 */

/** @param {TextsProps} props */
export function PieceTexts({ item, number, networks, errors, update }) {
  const alt = fieldRule(networks, 'altText');
  const video = item.media?.kind === 'VIDEO';
  const own = number === null ? [] : OWN.map((field) => ({ field, rule: pieceRule(networks, field) })).filter(({ rule }) => rule.used);
  const filled = own.some(({ field }) => item[field] !== '' || errors[field]);
  const suffix = number === null ? '' : ` of piece ${number}`;
  return html`${alt.used &&
    html`<${TextArea}
      label=${`${alt.label}${suffix}`}
      optional=${!alt.required}
      rows="2"
      help=${number !== null && number > 1 ? undefined : `Describe the ${video ? 'video' : 'picture'} for people who cannot see it.`}
      error=${errors.altText}
      value=${item.altText}
      counter=${item.altText && counters(alt, item.altText)}
      onInput=${(/** @type {string} */ altText) => update({ altText })}
    />`}
    ${own.length > 0 &&
    html`<details class="fold" open=${filled || own.some(({ rule }) => rule.required) || undefined}>
      <summary>${new Intl.ListFormat('en-GB').format(own.map(({ rule }) => rule.label))}<span class="hidden">${suffix}</span></summary>
      ${own.map(({ field, rule }) => {
        const Control = field === 'text' ? TextArea : TextField;
        const address = field === 'link' ? { type: 'url', inputmode: 'url', placeholder: 'https://' } : {};
        return html`<${Control}
          key=${field}
          ...${address}
          label=${`${rule.label}${suffix}`}
          optional=${!rule.required}
          error=${errors[field]}
          value=${item[field]}
          counter=${field === 'link' || item[field] === '' ? null : counters(rule, item[field])}
          onInput=${(/** @type {string} */ value) => update({ [field]: value })}
        />`;
      })}
    </details>`}`;
}
