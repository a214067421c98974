/**
 * Where files are dropped or browsed for.
 * @module
 */
import { html, classes, useState } from '../lib/ui.js';
import { PICTURES, PICTURES_HINT, VIDEOS, VIDEOS_HINT } from '../lib/upload.js';
import { Icon } from '../ui/icon.js';

/**
 * @typedef {object} DropZoneProps
 * @property {boolean} small
 * @property {boolean} videos whether they are taken as well
 * @property {string|undefined} error
 * @property {(files: File[]) => void} take
 */

/** @param {DropZoneProps} props */
export function DropZone({ small, videos, error, take }) {
  const [over, setOver] = useState(false);
  return html`<label
    class=${classes('drop', small && 'drop-small', over && 'drop-over', error && 'drop-wrong')}
    onDragOver=${(/** @type {DragEvent} */ event) => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        setOver(true);
      }
    }}
    onDragLeave=${() => setOver(false)}
    onDrop=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    }}
  >
    <input
      type="file"
      class="covering"
      accept=${videos ? `${PICTURES},${VIDEOS}` : PICTURES}
      multiple
      aria-label=${videos ? 'Add pictures or a video' : 'Add pictures'}
      aria-invalid=${error ? 'true' : undefined}
      aria-describedby=${error ? 'media-error' : undefined}
      onChange=${(/** @type {any} */ event) => {
        take([...event.currentTarget.files]);
        event.currentTarget.value = '';
      }}
    />
    <${Icon} name="upload" />
    <span>Drop ${videos ? 'pictures or a video' : 'a picture'} here, or <b>browse</b></span>
    <span class="drop-hint">${PICTURES_HINT}${videos && html`<br />${VIDEOS_HINT}`}</span>
  </label>`;
}
