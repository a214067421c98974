/**
 * Where the jar of a network is dropped or browsed for.
 * @module
 */
import { html, classes, useEffect, useRef, useState } from '../lib/ui.js';
import { Problem } from '../lib/api.js';
import { fileSize } from '../lib/text.js';
import { MIB, send } from '../lib/upload.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { ErrorNote } from '../ui/states.js';

/** @typedef {import('../lib/types.js').InstallPlan} Plan */

/** The largest jar the server takes, in bytes. */
const MAX_BUNDLE_BYTES = 32 * MIB;
const JAR = 'application/java-archive';

/** @param {{onStaged: (plan: Plan) => void, onEnded: () => void}} props */
export function BundleUpload({ onStaged, onEnded }) {
  const [over, setOver] = useState(false);
  const [progress, setProgress] = useState(/** @type {number|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const stopping = useRef(/** @type {AbortController|null} */ (null));
  useEffect(() => () => stopping.current?.abort(), []);
  /** @param {File[]} files */
  const take = async (files) => {
    if (files.length === 0 || progress !== null) {
      return;
    }
    const [file] = files;
    const refusal = refused(files);
    setError(refusal);
    if (refusal) {
      return;
    }
    const stop = new AbortController();
    stopping.current = stop;
    setProgress(0);
    try {
      onStaged(await send('POST', `/bundles/plans?name=${encodeURIComponent(file.name)}`, file, JAR, setProgress, stop.signal));
    } catch (failure) {
      if (!stop.signal.aborted) {
        setError(/** @type {Error} */ (failure));
      }
    } finally {
      setProgress(null);
      onEnded();
    }
  };
  return html`<div class="stack">
    <label
      class=${classes('drop', over && 'drop-over', error && 'drop-wrong')}
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
        accept=".jar"
        aria-label="Add a network’s bundle"
        aria-invalid=${error ? 'true' : undefined}
        disabled=${progress !== null}
        onChange=${(/** @type {any} */ event) => {
          take([...event.currentTarget.files]);
          event.currentTarget.value = '';
        }}
      />
      <${Icon} name="upload" />
      <span>Drop a network’s bundle here, or <b>browse</b></span>
      <span class="drop-hint">A jar up to ${MAX_BUNDLE_BYTES / MIB} MB. You see what would happen before anything does.</span>
    </label>
    ${progress !== null &&
    html`<div class="uploading">
      <progress max="1" value=${progress} aria-label="Uploading"></progress>
      <span class="muted" role="status">${progress < 1 ? `${Math.round(progress * 100)} %` : 'Verifying'}</span>
      <${Button} small icon="x" onClick=${() => stopping.current?.abort()}>Stop<//>
    </div>`}
    ${error && html`<${ErrorNote} title="Not taken" error=${error} />`}
  </div>`;
}

/** @param {File[]} files @returns {Problem|null} why they cannot be taken */
function refused(files) {
  if (files.length > 1) {
    return new Problem(0, 'too-many', 'One bundle at a time, please: each is decided about by itself.');
  }
  return files[0].size > MAX_BUNDLE_BYTES
    ? new Problem(0, 'too-large', `${files[0].name} has ${fileSize(files[0].size)}; a bundle has at most ${MAX_BUNDLE_BYTES / MIB} MB.`)
    : null;
}
