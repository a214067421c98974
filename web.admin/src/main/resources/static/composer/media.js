/**
 * The media of a post: drop, choose, paste; progress; alt text.
 * @module
 */
import { html, classes, useId, useRef, useState } from '../lib/ui.js';
import { ACCEPTED, MAX_SIZE, upload } from '../lib/upload.js';
import { fileSize, freshId, lengthOf } from '../lib/text.js';
import { Button } from '../ui/button.js';
import { Counter, TextArea } from '../ui/field.js';
import { Icon } from '../ui/icon.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */

/**
 * Uploads files and keeps their items up to date.
 * @param {File[]} files
 * @param {(how: (items: MediaItem[]) => MediaItem[]) => void} change
 */
export function addFiles(files, change) {
  for (const file of files) {
    const key = freshId();
    const localUrl = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
    /** @param {Partial<MediaItem>} news */
    const update = (news) => change((items) => items.map((one) => (one.key === key ? { ...one, ...news } : one)));
    change((items) => [...items, { key, name: file.name, media: null, altText: '', progress: 0, error: null, localUrl }]);
    upload(file, (progress) => update({ progress }))
      .then((media) => update({ media, progress: 1 }))
      .catch((failure) => update({ error: failure.message }));
  }
}

/**
 * @typedef {object} MediaFieldProps
 * @property {MediaItem[]} items
 * @property {number} most
 * @property {import('./rules.js').FieldRule} altRule
 * @property {Record<string, string>} errors
 * @property {(how: (items: MediaItem[]) => MediaItem[]) => void} change
 */

/** @param {MediaFieldProps} props */
export function MediaField({ items, most, altRule, errors, change }) {
  const id = useId();
  return html`<section class="field" aria-labelledby=${id}>
    <div class="field-head">
      <h3 class="label" id=${id}>Pictures</h3>
      ${most < 20 && html`<span class="field-hint">${items.length} of ${most}</span>`}
    </div>
    ${items.map(
      (item, index) => html`<${MediaCard}
        key=${item.key}
        item=${item}
        altRule=${altRule}
        error=${errors[`media.${index}`] ?? item.error}
        altError=${errors[`altText.${index}`]}
        onAlt=${(/** @type {string} */ altText) => change((all) => all.map((one) => (one.key === item.key ? { ...one, altText } : one)))}
        onRemove=${() => change((all) => all.filter((one) => one.key !== item.key))}
      />`,
    )}
    ${items.length < most && html`<${DropZone} small=${items.length > 0} error=${errors.media} change=${change} />`}
    ${errors.media && html`<p class="field-error" id="media-error"><${Icon} name="triangle-alert" /><span>${errors.media}</span></p>`}
  </section>`;
}

/** @param {{small: boolean, error: string|undefined, change: MediaFieldProps['change']}} props */
function DropZone({ small, error, change }) {
  const [over, setOver] = useState(false);
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  /** @param {FileList|null|undefined} files */
  const take = (files) => addFiles([...(files ?? [])], change);
  return html`<label
    class=${classes('drop', small && 'drop-small', over && 'drop-over', error && 'drop-wrong')}
    onDragOver=${(/** @type {DragEvent} */ event) => (event.preventDefault(), setOver(true))}
    onDragLeave=${() => setOver(false)}
    onDrop=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files);
    }}
  >
    <input
      ref=${input}
      type="file"
      class="covering"
      accept=${ACCEPTED}
      multiple
      aria-label="Add pictures"
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby=${error ? 'media-error' : undefined}
      onChange=${(/** @type {any} */ event) => {
        take(event.currentTarget.files);
        event.currentTarget.value = '';
      }}
    />
    <${Icon} name="upload" />
    <span>Drop a picture here, or <b>browse</b></span>
    <span class="drop-hint">JPEG, PNG or WebP, up to ${MAX_SIZE}</span>
  </label>`;
}

/**
 * @param {{item: MediaItem, altRule: import('./rules.js').FieldRule, error: string|null|undefined, altError: string|undefined, onAlt: (text: string) => void, onRemove: () => void}} props
 */
function MediaCard({ item, altRule, error, altError, onAlt, onRemove }) {
  const picture = item.media?.thumbnailUrl ?? item.localUrl;
  const percent = Math.round(item.progress * 100);
  const uploading = !item.media && !item.error;
  const details = item.media && `${item.media.width} × ${item.media.height}, ${fileSize(item.media.bytes)}`;
  return html`<div class=${classes('media-card', error && 'media-wrong')} data-problem=${error ? 'true' : undefined} tabindex=${error ? -1 : undefined}>
    <div class="media-head">
      ${picture ? html`<img class="media-thumb" src=${picture} alt="" />` : html`<span class="media-thumb thumb-none"><${Icon} name="image-off" /></span>`}
      <div class="media-text">
        <p class="media-name">${item.name}</p>
        ${uploading
          ? html`<progress max="100" value=${percent} aria-label=${`Uploading ${item.name}`}></progress>
              <p class="muted">${percent < 100 ? `Uploading, ${percent} %` : 'Preparing…'}</p>`
          : html`<p class="muted">${details}</p>`}
        ${error && html`<p class="field-error" role="alert"><${Icon} name="triangle-alert" /><span>${error}</span></p>`}
      </div>
      <${Button} kind="quiet" icon="trash-2" label=${`Remove ${item.name}`} onClick=${onRemove} />
    </div>
    ${altRule.used &&
    !item.error &&
    html`<${TextArea}
      label=${altRule.label}
      optional=${!altRule.required}
      rows="2"
      help="Describe the picture for people who cannot see it."
      error=${altError}
      value=${item.altText}
      counter=${item.altText && altRule.limits.map(({ name, rule }) => html`<${Counter} key=${name} name=${altRule.limits.length > 1 ? name : undefined} used=${lengthOf(item.altText, rule.unit)} most=${rule.maxLength} />`)}
      onInput=${onAlt}
    />`}
  </div>`;
}
