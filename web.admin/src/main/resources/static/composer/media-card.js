/**
 * One piece of media of a post: what it is, what is wrong with it and how that is mended, and its words.
 * @module
 */
import { html, classes, useState } from '../lib/ui.js';
import { applyFix, fixButton } from '../media/edits.js';
import { may } from '../lib/session.js';
import { toast, toastProblem } from '../lib/toast.js';
import { CropDialog } from '../media/crop-dialog.js';
import { facts, Glance } from '../media/tile.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { PieceTexts } from './piece-texts.js';
import { coverUse, mediaRules } from './rules.js';
import { VideoField } from './video-field.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */
/** @typedef {import('../lib/types.js').Media} Media */

/** The kind of data that a dragged piece carries. */
const DRAGGED = 'text/x-rostrum-piece';

/**
 * @typedef {object} CardProps
 * @property {MediaItem} item
 * @property {number} index
 * @property {number} count
 * @property {Media|null} first the piece whose shape others may take
 * @property {import('../lib/types.js').Provider[]} networks
 * @property {import('./problems.js').PieceProblems} found
 * @property {(found: import('./problems.js').Found) => string} words
 * @property {(news: Partial<MediaItem>) => void} update
 * @property {(to: number, button: string) => void} onMove
 * @property {(key: string) => void} onDrop takes the piece with that key to this place
 * @property {() => void} onRemove
 */

/** @param {CardProps} props */
export function MediaCard(props) {
  const { item, index, count, networks, found, words, update } = props;
  const [over, setOver] = useState(false);
  const { media } = item;
  const wrong = item.error !== null || found.problems.length > 0;
  /** @param {Media} edited */
  const replace = (edited) => {
    update({ media: edited, before: media });
    toast('The edited picture is used.');
  };
  return html`<li
    class=${classes('media-card', wrong && 'media-wrong', over && 'media-over')}
    data-problem=${wrong ? 'true' : undefined}
    tabindex=${wrong ? -1 : undefined}
    onDragOver=${(/** @type {DragEvent} */ event) => {
      if (event.dataTransfer?.types.includes(DRAGGED)) {
        event.preventDefault();
        setOver(true);
      }
    }}
    onDragLeave=${() => setOver(false)}
    onDrop=${(/** @type {DragEvent} */ event) => {
      setOver(false);
      const key = event.dataTransfer?.getData(DRAGGED);
      if (key) {
        event.preventDefault();
        props.onDrop(key);
      }
    }}
  >
    <${Head} ...${props} onEdited=${replace} onUndo=${() => update({ media: item.before, before: null })} />
    ${item.error && html`<p class="field-error" role="alert"><${Icon} name="triangle-alert" /><span>${item.error}</span></p>`}
    ${found.problems.map((one) => html`<${Finding} key=${one.code + one.message} media=${media} found=${one} text=${words(one)} onEdited=${replace} />`)}
    ${found.advice.map((one) => html`<${Finding} key=${one.code + one.message} advice media=${media} found=${one} text=${words(one)} onEdited=${replace} />`)}
    ${media?.kind === 'VIDEO' && html`<${VideoField} media=${media} cover=${item.cover} use=${coverUse(networks)} error=${found.fields.cover} update=${update} />`}
    ${!item.error && html`<${PieceTexts} item=${item} number=${count > 1 ? index + 1 : null} networks=${networks} errors=${found.fields} update=${update} />`}
  </li>`;
}

/** @param {CardProps & {onEdited: (edited: Media) => void, onUndo: () => void}} props */
function Head({ item, index, count, first, networks, onMove, onRemove, onEdited, onUndo }) {
  const { media, name, key } = item;
  const percent = Math.round(item.progress * 100);
  const [cropping, setCropping] = useState(false);
  const preferred = mediaRules(networks, 'IMAGE').flatMap(({ preferredRatio: ratio }) => (ratio ? [{ label: `${ratio.width}:${ratio.height}`, ...ratio }] : []));
  const wanted = index > 0 && first?.kind === 'IMAGE' ? [{ label: 'As the first', width: first.width, height: first.height }, ...preferred] : preferred;
  return html`<div class="media-head">
    ${count > 1 &&
    html`<span class="media-grip" draggable="true" aria-hidden="true" title="Drag to another place" onDragStart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData(DRAGGED, key)}>
      <${Icon} name="grip-vertical" />
    </span>`}
    ${media ? html`<${Glance} media=${media} class="media-thumb" />` : html`<span class="glance media-thumb">${item.localUrl ? html`<img src=${item.localUrl} alt="" />` : html`<${Icon} name="film" />`}</span>`}
    <div class="media-text">
      <p class="media-name">${name}</p>
      ${!media && !item.error
        ? html`<progress max="100" value=${percent} aria-label=${`Uploading ${name}`}></progress>
            <p class="muted">${percent < 100 ? `Uploading, ${percent} %` : 'Preparing…'}</p>`
        : html`<p class="muted">${media && facts(media)}</p>`}
    </div>
    <div class="media-actions">
      ${count > 1 &&
      html`<${Button} kind="quiet" small icon="arrow-up" label=${`Move ${name} up`} data-move=${`${key} up`} aria-disabled=${index === 0 ? 'true' : undefined} onClick=${() => onMove(index - 1, 'up')} />
        <${Button} kind="quiet" small icon="arrow-down" label=${`Move ${name} down`} data-move=${`${key} down`} aria-disabled=${index === count - 1 ? 'true' : undefined} onClick=${() => onMove(index + 1, 'down')} />`}
      ${item.before && html`<${Button} kind="quiet" small icon="undo-2" label=${`Undo the edit of ${name}`} onClick=${onUndo} />`}
      ${media?.kind === 'IMAGE' && may('PUBLISH') && html`<${Button} kind="quiet" small icon="crop" label=${`Crop ${name}`} onClick=${() => setCropping(true)} />`}
      <${Button} kind="quiet" small icon="trash-2" label=${`Remove ${name}`} onClick=${onRemove} />
    </div>
    ${cropping && media && html`<${CropDialog} media=${media} wanted=${wanted} onClose=${() => setCropping(false)} onDone=${onEdited} />`}
  </div>`;
}

/**
 * What is wrong, or could be better, with buttons that mend it.
 * @param {{media: Media|null, found: import('./problems.js').Found, text: string, advice?: boolean, onEdited: (edited: Media) => void}} props
 */
function Finding({ media, found, text, advice, onEdited }) {
  const [busy, setBusy] = useState(/** @type {string|null} */ (null));
  /** @param {import('../lib/types.js').MediaFix} fix */
  const run = async (fix) => {
    if (!media) {
      return;
    }
    setBusy(fix.action);
    try {
      onEdited(await applyFix(media, fix));
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(null);
    }
  };
  return html`<div class=${advice ? 'finding finding-advice' : 'finding'} role=${advice ? undefined : 'alert'}>
    <p class=${advice ? 'field-help' : 'field-error'}><${Icon} name=${advice ? 'lightbulb' : 'triangle-alert'} /><span>${advice && html`<strong>Better: </strong>`}${text}</span></p>
    ${media &&
    found.fixes.length > 0 &&
    html`<div class="note-actions">
      ${found.fixes.map((fix) => {
        const { label, icon } = fixButton(media, fix);
        return html`<${Button} key=${fix.action} small icon=${icon} busy=${busy === fix.action} disabled=${busy !== null} onClick=${() => run(fix)}>${label}<//>`;
      })}
    </div>`}
  </div>`;
}
