/**
 * The pictures of a preview: one, several that are leafed through, or a video that plays.
 * @module
 */
import { html, useRef, useState } from '../lib/ui.js';
import { Icon } from '../ui/icon.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */

/** @param {{items: MediaItem[], page: number, cornerRadius: number, onPage: (page: number) => void}} props */
export function PreviewMedia({ items, page, cornerRadius, onPage }) {
  const item = items[page];
  const frame = { borderRadius: `${cornerRadius}px` };
  if (!item) {
    return html`<div class="preview-none" style=${frame}><${Icon} name="image" /><span>Your picture appears here</span></div>`;
  }
  const several = items.length > 1;
  const turn = (/** @type {number} */ by) => onPage((page + by + items.length) % items.length);
  return html`<div class="preview-frame" style=${{ ...frame, backgroundColor: item.media?.dominantColour ?? '' }}>
      ${item.media?.kind === 'VIDEO' ? html`<${Playing} key=${item.key} item=${item} />` : html`<${Still} item=${item} number=${several ? page + 1 : null} />`}
      ${several &&
      html`<button type="button" class="preview-turn preview-before" aria-label="The piece before" onClick=${() => turn(-1)}><${Icon} name="chevron-left" /></button>
        <button type="button" class="preview-turn preview-after" aria-label="The next piece" onClick=${() => turn(1)}><${Icon} name="chevron-right" /></button>`}
    </div>
    ${several &&
    html`<p class="preview-dots">
      ${items.map((one, index) => html`<span key=${one.key} class=${index === page ? 'preview-dot preview-dot-on' : 'preview-dot'}></span>`)}
      <span class="hidden" role="status">${`Piece ${page + 1} of ${items.length}`}</span>
    </p>`}`;
}

/** @param {{item: MediaItem, number: number|null}} props */
function Still({ item, number }) {
  const picture = item.media?.originalUrl ?? item.localUrl;
  const alt = item.altText || (number === null ? 'The picture of this post' : `Picture ${number} of this post`);
  return picture ? html`<img class="preview-picture" src=${picture} alt=${alt} />` : html`<span class="preview-none"><${Icon} name="film" /><span>Being uploaded</span></span>`;
}

/** The cover until it is played. @param {{item: MediaItem}} props */
function Playing({ item }) {
  const player = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [playing, setPlaying] = useState(false);
  const { media, cover } = item;
  if (!media) {
    return null;
  }
  const frame = cover && 'frameMillis' in cover ? cover.frameMillis : 0;
  const poster = cover && 'picture' in cover ? cover.picture.originalUrl : undefined;
  const toggle = () => (playing ? player.current?.pause() : player.current?.play().catch(() => setPlaying(false)));
  // Without a picture of its own it shows the frame that was chosen: a time in the address asks for it.
  return html`<video
      key=${`${frame} ${poster}`}
      ref=${player}
      class="preview-picture"
      src=${poster ? media.originalUrl : `${media.originalUrl}#t=${frame / 1_000}`}
      poster=${poster}
      preload=${poster ? 'none' : 'metadata'}
      playsinline
      muted
      loop
      aria-label=${item.altText || 'The video of this post'}
      onPlay=${() => setPlaying(true)}
      onPause=${() => setPlaying(false)}
    ></video>
    <button type="button" class=${playing ? 'preview-play preview-playing' : 'preview-play'} aria-label=${playing ? 'Pause the preview' : 'Play the preview'} onClick=${toggle}><${Icon} name=${playing ? 'pause' : 'play'} /></button>`;
}
