/**
 * One piece of the library, and what can be done with it.
 * @module
 */
import { html, useRef, useState } from '../lib/ui.js';
import { compose } from '../lib/compose.js';
import { may, zone } from '../lib/session.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { Button, OutLink } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { CropDialog } from './crop-dialog.js';
import { keepFrame } from './frames.js';
import { facts } from './tile.js';

/** @typedef {import('../lib/types.js').Media} Media */

/**
 * @typedef {object} PieceProps
 * @property {Media} media
 * @property {() => void} onClose
 * @property {(made: Media) => void} onEdited a new piece, or the same with another picture
 * @property {() => void} onRemove
 */

/** @param {PieceProps} props */
export function PieceDialog({ media, onClose, onEdited, onRemove }) {
  const [cropping, setCropping] = useState(false);
  const use = () => {
    onClose();
    compose({ media: [media.id] });
  };
  /** @param {Media} made */
  const cropped = (made) => {
    toast('The cropped picture is in the library; the original stays.');
    onEdited(made);
  };
  return html`<${Dialog}
    title=${media.name}
    class="piece-dialog"
    onClose=${onClose}
    footer=${may('PUBLISH') &&
    html`<${Button} kind="quiet" icon="trash-2" onClick=${onRemove}>Delete<//>
      <span class="spring"></span>
      ${media.kind === 'IMAGE' && html`<${Button} icon="crop" onClick=${() => setCropping(true)}>Crop<//>`}
      <${Button} kind="primary" icon="square-pen" onClick=${use}>New post<//>`}
  >
    ${media.kind === 'VIDEO' ? html`<${Film} key=${media.id} media=${media} onEdited=${onEdited} />` : html`<img class="piece-large" src=${media.originalUrl} alt=${media.name} style=${{ backgroundColor: media.dominantColour }} />`}
    <dl class="facts">
      <div><dt>File</dt><dd>${facts(media)}</dd></div>
      <div><dt>Added</dt><dd>${when(media.createdAt, zone.value)}</dd></div>
      ${media.kind === 'IMAGE' && html`<div><dt>Colour</dt><dd class="with-tile"><span class="swatch" style=${{ backgroundColor: media.dominantColour }}></span>${media.dominantColour}</dd></div>`}
      <div><dt>Original</dt><dd><${OutLink} href=${media.originalUrl}>Open<//></dd></div>
    </dl>
    ${cropping && html`<${CropDialog} media=${media} onClose=${() => setCropping(false)} onDone=${cropped} />`}
  <//>`;
}

/** @param {{media: Media, onEdited: (made: Media) => void}} props */
function Film({ media, onEdited }) {
  const player = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [unplayable, setUnplayable] = useState(false);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      const kept = player.current && (await keepFrame(media, player.current));
      if (kept) {
        onEdited(kept);
        toast('The frame stands for the video now.');
      }
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return html`<video ref=${player} class="player" src=${media.originalUrl} controls playsinline preload="metadata" aria-label=${`Player of ${media.name}`} onError=${() => setUnplayable(true)}></video>
    ${unplayable
      ? html`<p class="field-help with-icon"><${Icon} name="circle-alert" /><span>This browser cannot play the video${media.codec ? ` (${media.codec})` : ''}. It can be published all the same.</span></p>`
      : may('PUBLISH') && html`<div><${Button} small icon="image" busy=${busy} onClick=${keep}>Use the frame shown as its picture<//></div>`}`;
}
