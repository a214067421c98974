/**
 * A video of a post: a player, and the cover that stands for it.
 * @module
 */
import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { PICTURES, upload } from '../lib/upload.js';
import { toastProblem } from '../lib/toast.js';
import { clock, keepFrame } from '../media/frames.js';
import { LibraryPicker } from '../media/picker.js';
import { Glance } from '../media/tile.js';
import { Button } from '../ui/button.js';
import { Field } from '../ui/field.js';
import { Icon } from '../ui/icon.js';

/** @typedef {import('../lib/types.js').Media} Media */
/** @typedef {import('./draft.js').VideoCover} VideoCover */

/** A frame after most fade-ins. */
const FIRST_MILLIS = 1_000;
/** Steps of the slider: networks know a frame by its second. */
const STEP_MILLIS = 1_000;
/** A frame is kept when nobody has moved on for so long. */
const SETTLE_MILLIS = 500;

/** @param {number} millis @returns {number} the step at or before it */
const onStep = (millis) => Math.floor(millis / STEP_MILLIS) * STEP_MILLIS;

/**
 * @typedef {object} VideoProps
 * @property {Media} media
 * @property {VideoCover|null} cover
 * @property {'NONE'|'OPTIONAL'|'REQUIRED'} use
 * @property {string|undefined} error
 * @property {(news: {cover?: VideoCover|null, media?: Media}) => void} update
 */

/** @param {VideoProps} props */
export function VideoField({ media, cover, use, error, update }) {
  const player = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const timer = useRef(0);
  const [unplayable, setUnplayable] = useState(false);
  const last = onStep(Math.max(0, (media.durationMillis ?? 0) - 1));
  const frame = cover && 'frameMillis' in cover ? cover.frameMillis : null;
  useEffect(() => {
    if (use === 'REQUIRED' && !cover) {
      update({ cover: { frameMillis: Math.min(FIRST_MILLIS, last) } });
    }
  }, [use, cover === null]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keep = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // Only for the library and for this page: the cover itself is the frame's time, so a failure costs nothing.
      keepFrame(media, /** @type {HTMLVideoElement} */ (player.current)).then((kept) => kept && update({ media: kept })).catch(() => undefined);
    }, SETTLE_MILLIS);
  };
  /** @param {number} millis */
  const show = (millis) => {
    if (player.current) {
      player.current.currentTime = millis / 1_000;
    }
  };
  /** @param {number} millis */
  const choose = (millis) => {
    const step = Math.min(onStep(millis), last);
    update({ cover: { frameMillis: step } });
    show(step);
  };
  return html`<div class="video-field">
    <video
      ref=${player}
      class="player"
      src=${media.originalUrl}
      controls
      playsinline
      preload="auto"
      aria-label=${`Player of ${media.name}`}
      onLoadedMetadata=${() => show(frame ?? Math.min(FIRST_MILLIS, last))}
      onSeeked=${() => (player.current?.paused && (frame !== null || !media.hasPoster) ? keep() : undefined)}
      onError=${() => setUnplayable(true)}
    ></video>
    ${unplayable && html`<p class="field-help"><${Icon} name="circle-alert" /><span>This browser cannot play the video. It can be published all the same; check its cover in another browser, or choose a picture.</span></p>`}
    ${use !== 'NONE' && html`<${Cover} media=${media} cover=${cover} use=${use} error=${error} last=${last} frame=${frame} choose=${choose} current=${() => Math.round((player.current?.currentTime ?? 0) * 1_000)} update=${update} />`}
  </div>`;
}

/** @param {VideoProps & {last: number, frame: number|null, choose: (millis: number) => void, current: () => number}} props */
function Cover({ media, cover, use, error, last, frame, choose, current, update }) {
  const picture = cover && 'picture' in cover ? cover.picture : null;
  const kind = picture ? 'picture' : frame !== null ? 'frame' : 'network';
  const [choosing, setChoosing] = useState(false);
  /** @type {[string, string, () => void][]} */
  const kinds = [
    ...(use === 'OPTIONAL' ? [/** @type {[string, string, () => void]} */ (['network', 'The network’s choice', () => update({ cover: null })])] : []),
    ['frame', 'A frame', () => choose(frame ?? (current() || FIRST_MILLIS))],
    ['picture', 'A picture', () => setChoosing(true)],
  ];
  return html`<fieldset class="field">
    <legend class="label">Cover</legend>
    <div class="segments cover-kinds">
      ${kinds.map(([id, label, pick]) => html`<button key=${id} type="button" aria-pressed=${id === kind ? 'true' : 'false'} onClick=${pick}>${label}</button>`)}
    </div>
    ${frame !== null && html`<${FrameSlider} frame=${frame} last=${last} error=${error} choose=${choose} current=${current} />`}
    ${picture &&
    html`<div class="media-head">
      <${Glance} media=${picture} class="media-thumb" />
      <p class="media-text"><span class="media-name">${picture.name}</span></p>
      <${Button} small onClick=${() => setChoosing(true)}>Another picture<//>
    </div>`}
    ${error && frame === null && html`<p class="field-error" data-problem="true" tabindex="-1"><${Icon} name="triangle-alert" /><span>${error}</span></p>`}
    ${choosing && html`<${CoverPicture} name=${media.name} onPick=${(/** @type {Media} */ one) => update({ cover: { picture: one } })} onClose=${() => setChoosing(false)} />`}
  </fieldset>`;
}

/** @param {{frame: number, last: number, error: string|undefined, choose: (millis: number) => void, current: () => number}} props */
function FrameSlider({ frame, last, error, choose, current }) {
  return html`<${Field}
    label="Frame"
    error=${error}
    help="Move along the video with the slider or the arrow keys; or play it, stop, and use the frame shown. A frame is chosen by its second."
    counter=${html`<span class="field-hint">${clock(frame)} of ${clock(last)}</span>`}
    control=${(/** @type {any} */ props) => html`<div class="frame-line">
      <input ...${props} type="range" min="0" max=${last} step=${STEP_MILLIS} value=${Math.min(frame, last)} aria-valuetext=${`${clock(frame)} of ${clock(last)}`} onInput=${(/** @type {any} */ event) => choose(Number(event.currentTarget.value))} />
      <${Button} small icon="image" onClick=${() => choose(current())}>Use the frame shown<//>
    </div>`}
  />`;
}

/** A picture as cover: from the library, or uploaded now. @param {{name: string, onPick: (media: Media) => void, onClose: () => void}} props */
function CoverPicture({ name, onPick, onClose }) {
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  const [uploading, setUploading] = useState(false);
  /** @param {File} file */
  const take = async (file) => {
    setUploading(true);
    try {
      onPick(await upload(file, () => undefined));
      onClose();
    } catch (failure) {
      toastProblem(failure);
      setUploading(false);
    }
  };
  return html`<${LibraryPicker}
    title=${`Cover of ${name}`}
    kinds=${['IMAGE']}
    most=${1}
    onPick=${(/** @type {Media[]} */ chosen) => onPick(chosen[0])}
    onClose=${onClose}
    before=${html`<div>
      <input ref=${input} type="file" class="hidden" tabindex="-1" accept=${PICTURES} aria-label="Upload a cover" aria-hidden="true"
        onChange=${(/** @type {any} */ event) => event.currentTarget.files[0] && take(event.currentTarget.files[0])} />
      <${Button} small icon="upload" busy=${uploading} onClick=${() => input.current?.click()}>Upload a picture<//>
    </div>`}
  />`;
}
