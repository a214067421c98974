/**
 * Cuts a part out of a picture; the result is a new piece of the library.
 * @module
 */
import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { crop } from './edits.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { ErrorNote } from '../ui/states.js';
import { largest, withNumber } from './crop-box.js';
import { CropStage } from './crop-stage.js';

/** @typedef {import('./edits.js').Box} Box */
/** @typedef {import('../lib/types.js').Media} Media */
/** @typedef {{id: string, label: string, ratio: number|null}} Shape ratio null is free */

/** The longest edge of the live preview, in CSS pixels. */
const PREVIEW_EDGE = 132;

/**
 * @param {Media} media
 * @param {{label: string, width: number, height: number}[]} wanted shapes that are asked for here
 * @returns {Shape[]}
 */
function shapesOf(media, wanted) {
  /** @type {Shape[]} */
  const usual = [
    { id: '2:3', label: '2:3', ratio: 2 / 3 },
    { id: '1:1', label: '1:1', ratio: 1 },
    { id: '9:16', label: '9:16', ratio: 9 / 16 },
  ];
  const own = wanted.map(({ label, width, height }) => ({ id: label, label, ratio: width / height }));
  const known = [...own.filter((one) => !usual.some((other) => other.label === one.label)), ...usual];
  return [...known, { id: 'original', label: 'Original', ratio: media.width / media.height }, { id: 'free', label: 'Free', ratio: null }];
}

/**
 * @typedef {object} CropProps
 * @property {Media} media a picture
 * @property {{label: string, width: number, height: number}[]} [wanted] shapes to offer first
 * @property {() => void} onClose
 * @property {(edited: Media) => void} onDone
 */

/** @param {CropProps} props */
export function CropDialog({ media, wanted = [], onClose, onDone }) {
  const shapes = shapesOf(media, wanted);
  const [shape, setShape] = useState(shapes[0]);
  const [box, setBox] = useState(() => largest(media, shapes[0].ratio));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const whole = box.width === media.width && box.height === media.height;
  /** @param {Shape} next */
  const choose = (next) => {
    setShape(next);
    setBox(next.ratio === null ? box : largest(media, next.ratio));
  };
  /** @param {keyof Box} side @param {number} value */
  const number = (side, value) => {
    const next = withNumber(box, side, value, media, shape.ratio);
    setBox(next);
    return next;
  };
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      onDone(await crop(media, box));
      onClose();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
      setBusy(false);
    }
  };
  return html`<${Dialog}
    title=${`Crop ${media.name}`}
    class="crop-dialog sheet"
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>Keep as it is<//><${Button} kind="primary" icon="crop" busy=${busy} disabled=${whole} onClick=${save}>Crop<//>`}
  >
    ${error && html`<${ErrorNote} error=${error} />`}
    <fieldset class="field">
      <legend class="label">Shape</legend>
      <div class="segments">
        ${shapes.map((one) => html`<button key=${one.id} type="button" aria-pressed=${one.id === shape.id ? 'true' : 'false'} onClick=${() => choose(one)}>${one.label}</button>`)}
      </div>
    </fieldset>
    <div class="crop-room">
      <${CropStage} media=${media} box=${box} ratio=${shape.ratio} onChange=${setBox} />
      <${CropPreview} media=${media} box=${box} />
    </div>
    <p class="field-help" id="crop-keys">Drag the area or its corners. Arrow keys move it, with Shift they size it; with Alt they go one pixel.</p>
    <p class="hidden" role="status">${`${box.width} by ${box.height} pixels, ${box.x} from the left, ${box.y} from the top`}</p>
    <${Numbers} box=${box} change=${number} />
  <//>`;
}

/** @type {{side: keyof Box, label: string}[]} */
const SIDES = [
  { side: 'x', label: 'Left' },
  { side: 'y', label: 'Top' },
  { side: 'width', label: 'Width' },
  { side: 'height', label: 'Height' },
];

/** Takes a number when it is finished: half a number would move the box about. @param {{box: Box, change: (side: keyof Box, value: number) => Box}} props */
function Numbers({ box, change }) {
  return html`<div class="crop-numbers">
    ${SIDES.map(
      ({ side, label }) => html`<${TextField}
        key=${side}
        label=${label}
        inputmode="numeric"
        value=${String(box[side])}
        onInput=${() => undefined}
        onChange=${(/** @type {any} */ event) => (event.currentTarget.value = String(change(side, Number.parseInt(event.currentTarget.value, 10))[side]))}
      />`,
    )}
  </div>`;
}

/** What will be left. @param {{media: Media, box: Box}} props */
function CropPreview({ media, box }) {
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const [picture, setPicture] = useState(/** @type {HTMLImageElement|null} */ (null));
  useEffect(() => {
    const loading = new Image();
    loading.onload = () => setPicture(loading);
    loading.src = media.originalUrl;
    return () => (loading.onload = null);
  }, [media.id]);
  const scale = Math.min(PREVIEW_EDGE / box.width, PREVIEW_EDGE / box.height);
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  useEffect(() => {
    const surface = canvas.current;
    if (surface && picture) {
      surface.width = width * 2;
      surface.height = height * 2;
      surface.getContext('2d')?.drawImage(picture, box.x, box.y, box.width, box.height, 0, 0, width * 2, height * 2);
    }
  }, [picture, box]);
  return html`<figure class="crop-preview">
    <canvas ref=${canvas} style=${{ width: `${width}px`, height: `${height}px` }} aria-hidden="true"></canvas>
    <figcaption class="muted">${box.width} × ${box.height}</figcaption>
  </figure>`;
}
