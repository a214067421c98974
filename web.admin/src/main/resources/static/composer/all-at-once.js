/**
 * Mends what several pieces have in common, such as their different sizes, with one press.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { applyFix } from '../media/edits.js';
import { plural } from '../lib/text.js';
import { toast, toastProblem } from '../lib/toast.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */
/** @typedef {import('../lib/types.js').MediaFix} MediaFix */
/** @typedef {{item: MediaItem, fixes: MediaFix[]}} Wrong */

const CODE = 'UNEQUAL_SIZES';

/** @type {[MediaFix['action'], string, string][]} */
const WAYS = [
  ['CROP', 'Crop all', 'crop'],
  ['PAD', 'Pad all', 'frame'],
];

/**
 * The fix to use for one piece: a piece that has the shape already is only scaled, whatever the others need.
 * @param {Wrong} wrong
 * @param {MediaFix['action']} action
 */
const fixFor = ({ fixes }, action) => fixes.find((fix) => fix.action === action) ?? fixes[0];

/** @param {{items: MediaItem[], problems: import('./problems.js').Problems, change: import('./media.js').Change}} props */
export function AllAtOnce({ items, problems, change }) {
  const [busy, setBusy] = useState(/** @type {string|null} */ (null));
  /** @type {Wrong[]} */
  const wrong = items.flatMap((item, index) => {
    const found = problems.pieces[index]?.problems.find((one) => one.code === CODE && one.fixes.length > 0);
    return found && item.media ? [{ item, fixes: found.fixes }] : [];
  });
  if (wrong.length === 0) {
    return null;
  }
  const { width, height } = wrong[0].fixes[0];
  const ways = WAYS.filter(([action]) => wrong.some(({ fixes }) => fixes.some((fix) => fix.action === action)));
  /** @param {MediaFix['action']} action */
  const run = async (action) => {
    setBusy(action);
    try {
      const edited = await Promise.all(wrong.map(async (one) => /** @type {const} */ ([one.item.key, await applyFix(/** @type {any} */ (one.item.media), fixFor(one, action))])));
      replace(new Map(edited), change);
      toast(`${plural(edited.length, 'picture')} edited.`);
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(null);
    }
  };
  return html`<div class="note tone-amber sizes" data-problem="true" tabindex="-1">
    <${Icon} name="triangle-alert" />
    <div class="note-text">
      <strong>The pieces have different sizes</strong>
      <p>The network takes them together only if all have the same width and height. All of them can be brought to ${width} × ${height}; the originals stay in the library.</p>
      <div class="note-actions">
        ${ways.map(([action, label, icon]) => html`<${Button} key=${action} small icon=${icon} busy=${busy === action} disabled=${busy !== null} onClick=${() => run(action)}>${label}<//>`)}
      </div>
    </div>
  </div>`;
}

/** @param {Map<string, import('../lib/types.js').Media|null>} pieces by the key of their item @param {import('./media.js').Change} change */
function replace(pieces, change) {
  change((all) => all.map((one) => (pieces.has(one.key) ? { ...one, media: pieces.get(one.key) ?? one.media, before: one.media } : one)));
}
