/**
 * The picture with the box that is cut out: dragged with a pointer, moved and sized with arrow keys.
 * @module
 */
import { html, useRef } from '../lib/ui.js';
import { move, resize } from './crop-box.js';

/** @typedef {import('./edits.js').Box} Box */
/** @typedef {import('./crop-box.js').Corner} Corner */
/** @typedef {import('../lib/types.js').Media} Media */

/** @type {Corner[]} */
const CORNERS = ['nw', 'ne', 'sw', 'se'];

/** How far one press of an arrow key goes, as a share of the longer edge. */
const STEP = 1 / 100;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @param {{media: Media, box: Box, ratio: number|null, onChange: (box: Box) => void}} props */
export function CropStage({ media, box, ratio, onChange }) {
  const stage = useRef(/** @type {HTMLElement|null} */ (null));
  const drag = useRef(/** @type {{x: number, y: number, from: Box, corner: Corner|null}|null} */ (null));
  /** @param {number} share of an edge @param {number} edge */
  const percent = (share, edge) => `${(share / edge) * 100}%`;
  /** @param {PointerEvent} event @param {Corner|null} corner */
  const begin = (event, corner) => {
    if (event.button !== 0) {
      return;
    }
    event.stopPropagation();
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, from: box, corner };
  };
  /** @param {PointerEvent} event */
  const go = (event) => {
    const held = drag.current;
    const width = stage.current?.getBoundingClientRect().width;
    if (!held || !width) {
      return;
    }
    const scale = media.width / width;
    const byX = (event.clientX - held.x) * scale;
    const byY = (event.clientY - held.y) * scale;
    onChange(held.corner ? resize(held.from, held.corner, byX, byY, media, ratio) : move(held.from, byX, byY, media));
  };
  const end = () => (drag.current = null);
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    const way = ARROWS[event.key];
    if (!way) {
      return;
    }
    event.preventDefault();
    const step = event.altKey ? 1 : Math.max(1, Math.round(Math.max(media.width, media.height) * STEP));
    const [x, y] = [way[0] * step, way[1] * step];
    if (!event.shiftKey) {
      onChange(move(box, x, y, media));
    } else if (ratio === null) {
      onChange(resize(box, 'se', x, y, media, null));
    } else {
      // With a fixed shape, up and down size it as left and right do.
      onChange(resize(box, 'se', x + y, -box.height, media, ratio));
    }
  };
  return html`<div class="crop-stage" ref=${stage} style=${{ aspectRatio: `${media.width} / ${media.height}`, maxWidth: `calc(min(22rem, 46dvh) * ${media.width / media.height})` }}>
    <img src=${media.originalUrl} alt="" draggable=${false} />
    <div
      class="crop-box"
      role="group"
      tabindex="0"
      aria-label="Crop area"
      aria-describedby="crop-keys"
      style=${{ left: percent(box.x, media.width), top: percent(box.y, media.height), width: percent(box.width, media.width), height: percent(box.height, media.height) }}
      onPointerDown=${(/** @type {PointerEvent} */ event) => begin(event, null)}
      onPointerMove=${go}
      onPointerUp=${end}
      onPointerCancel=${end}
      onKeyDown=${key}
    >
      ${CORNERS.map((corner) => html`<span key=${corner} class=${`crop-corner crop-${corner}`} onPointerDown=${(/** @type {PointerEvent} */ event) => begin(event, corner)} onPointerMove=${go} onPointerUp=${end} onPointerCancel=${end}></span>`)}
    </div>
  </div>`;
}
