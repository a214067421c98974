/**
 * Chooses pieces of the library.
 * @module
 */
import { html, classes, useState } from '../lib/ui.js';
import { getPages } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { plural } from '../lib/text.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';
import { facts, Glance } from './tile.js';

/** @typedef {import('../lib/types.js').Media} Media */

const PAGE = 48;

/**
 * @typedef {object} PickerProps
 * @property {string} title
 * @property {('IMAGE'|'VIDEO')[]} kinds what can be chosen
 * @property {number} most how many
 * @property {(chosen: Media[]) => void} onPick in the order of choosing
 * @property {() => void} onClose
 * @property {any} [before] above the pieces
 */

/** @param {PickerProps} props */
export function LibraryPicker({ title, kinds, most, onPick, onClose, before }) {
  const [pages, setPages] = useState(1);
  const [chosen, setChosen] = useState(/** @type {Media[]} */ ([]));
  const { data, error, loading, reload } = useResource((signal) => getPages('/media', { limit: PAGE }, pages, signal), [pages], ['media']);
  const pieces = /** @type {Media[]} */ (data?.items ?? []).filter((one) => kinds.includes(one.kind));
  /** @param {Media} media */
  const toggle = (media) => {
    const others = chosen.filter((one) => one.id !== media.id);
    setChosen(others.length < chosen.length ? others : most === 1 ? [media] : [...chosen, media].slice(0, most));
  };
  const add = () => {
    onPick(chosen);
    onClose();
  };
  const full = most > 1 && chosen.length >= most;
  return html`<${Dialog}
    title=${title}
    class="picker-dialog sheet"
    onClose=${onClose}
    footer=${html`<p class="composer-message muted" role="status">${full ? `${plural(most, 'piece')} at most.` : ''}</p>
      <${Button} onClick=${onClose}>Close<//>
      <${Button} kind="primary" disabled=${chosen.length === 0} onClick=${add}>${chosen.length > 1 ? `Add ${chosen.length} pieces` : 'Add'}<//>`}
  >
    ${before}
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<div class="pick-grid"><${Skeleton} shape="card" count=${6} /></div>`}
    ${data && pieces.length === 0 && !data.more && html`<${Empty} small icon="images" title="Nothing to choose" text=${kinds.includes('VIDEO') ? 'The library is empty. Upload a file instead.' : 'The library has no pictures. Upload one instead.'} />`}
    <ul class="pick-grid">
      ${pieces.map((media) => {
        const place = chosen.findIndex((one) => one.id === media.id);
        return html`<li key=${media.id} class=${classes('pick', place >= 0 && 'pick-on')}>
          <input type="checkbox" class="covering" aria-label=${`${media.name}, ${facts(media)}`} checked=${place >= 0} disabled=${full && place < 0} onChange=${() => toggle(media)} />
          <${Glance} media=${media} />
          ${place >= 0 && html`<span class="pick-number" aria-hidden="true">${place + 1}</span>`}
          <span class="pick-name" aria-hidden="true">${media.name}</span>
        </li>`;
      })}
    </ul>
    ${data?.more && html`<div class="card-foot"><${Button} busy=${loading} onClick=${() => setPages(pages + 1)}>Show more<//></div>`}
  <//>`;
}
