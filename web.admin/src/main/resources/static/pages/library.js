/**
 * Uploaded media.
 * @module
 */
import { html, useRef, useState } from '../lib/ui.js';
import { del, getPages } from '../lib/api.js';
import { may, zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { PICTURES, upload, VIDEOS } from '../lib/upload.js';
import { PieceDialog } from '../media/piece-dialog.js';
import { facts, Glance } from '../media/tile.js';
import { Page } from '../shell/page.js';
import { Button } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Media} Media */

const PAGE = 48;

export default function Library() {
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  const stopping = useRef(/** @type {AbortController|null} */ (null));
  const [progress, setProgress] = useState(/** @type {number|null} */ (null));
  const [pages, setPages] = useState(1);
  const [shown, setShown] = useState(/** @type {Media|null} */ (null));
  const { data, error, loading, reload } = useResource((signal) => getPages('/media', { limit: PAGE }, pages, signal), [pages], ['media']);
  /** @param {File[]} files */
  const add = async (files) => {
    const stop = new AbortController();
    stopping.current = stop;
    try {
      for (const file of files) {
        setProgress(0);
        await upload(file, setProgress, stop.signal);
      }
      toast('Uploaded.');
    } catch (failure) {
      if (!stop.signal.aborted) {
        toastProblem(failure);
      }
    } finally {
      setProgress(null);
      reload();
    }
  };
  /** @param {Media} media */
  const remove = (media) =>
    confirm({
      title: `Delete ${media.name}?`,
      text: html`<p>It is removed from the library. What was published with it stays on the network.</p>`,
      action: 'Delete',
      danger: true,
      run: async () => {
        await del(`/media/${media.id}`);
        setShown(null);
        toast(`${media.name} was deleted.`);
        await reload();
      },
    });
  const choose = () => input.current?.click();
  const uploadButton = html`<${Button} kind="primary" icon="upload" busy=${progress !== null} onClick=${choose}>Upload<//>`;
  return html`<${Page} title="Library" actions=${may('PUBLISH') && uploadButton}>
    <input ref=${input} type="file" class="hidden" tabindex="-1" accept=${`${PICTURES},${VIDEOS}`} multiple aria-label="Upload pictures and videos" aria-hidden="true"
      onChange=${(/** @type {any} */ event) => {
        add([...event.currentTarget.files]);
        event.currentTarget.value = '';
      }} />
    ${progress !== null &&
    html`<div class="uploading">
      <progress max="1" value=${progress} aria-label="Uploading"></progress>
      <span class="muted">${Math.round(progress * 100)} %</span>
      <${Button} small icon="x" onClick=${() => stopping.current?.abort()}>Stop<//>
    </div>`}
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<div class="media-grid"><${Skeleton} shape="card" count=${8} /></div>`}
    ${data?.items.length === 0 && html`<div class="card"><${Empty} icon="images" title="Your library is empty" text="Pictures and videos that you upload are kept here for every post.">
      ${may('PUBLISH') && html`<${Button} icon="upload" onClick=${choose}>Upload your first file<//>`}
    <//></div>`}
    <ul class="media-grid">
      ${data?.items.map((/** @type {Media} */ media) => html`<${Piece} key=${media.id} media=${media} onOpen=${() => setShown(media)} />`)}
    </ul>
    ${shown && html`<${PieceDialog} media=${shown} onClose=${() => setShown(null)} onEdited=${(/** @type {Media} */ made) => (setShown(made), reload())} onRemove=${() => remove(shown)} />`}
    ${data?.more && html`<div class="card-foot"><${Button} busy=${loading} onClick=${() => setPages(pages + 1)}>Show more<//></div>`}
  <//>`;
}

/** @param {{media: Media, onOpen: () => void}} props */
function Piece({ media, onOpen }) {
  return html`<li class="card piece">
    <button type="button" class="piece-button" aria-haspopup="dialog" onClick=${onOpen}>
      <${Glance} media=${media} class="piece-picture" />
      <span class="piece-text">
        <span class="piece-name" title=${media.name}>${media.name}</span>
        <span class="muted">${facts(media)} · ${when(media.createdAt, zone.value)}</span>
      </span>
    </button>
  </li>`;
}
