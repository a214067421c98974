/**
 * The media of a post: drop, choose, paste, or take from the library; put into an order.
 * @module
 */
import { html, useEffect, useId, useLayoutEffect, useRef, useState } from '../lib/ui.js';
import { isVideo, upload } from '../lib/upload.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { LibraryPicker } from '../media/picker.js';
import { freshItem, mediaItem } from './draft.js';
import { DropZone } from './drop-zone.js';
import { MediaCard } from './media-card.js';
import { noPieceProblems } from './problems.js';
import { mediaRules, mostMedia } from './rules.js';
import { AllAtOnce } from './all-at-once.js';

/** @typedef {import('./draft.js').MediaItem} MediaItem */
/** @typedef {(how: (items: MediaItem[]) => MediaItem[]) => void} Change */

/** Uploads that are under way, by the key of their item. @type {Map<string, AbortController>} */
const running = new Map();

/**
 * Uploads files and keeps their items up to date.
 * @param {File[]} files
 * @param {Change} change
 */
export function addFiles(files, change) {
  for (const file of files) {
    const localUrl = isVideo(file) ? null : URL.createObjectURL(file);
    const item = freshItem(file.name, localUrl);
    const stop = new AbortController();
    /** @param {Partial<MediaItem>} news */
    const update = (news) => change((items) => items.map((one) => (one.key === item.key ? { ...one, ...news } : one)));
    running.set(item.key, stop);
    change((items) => [...items, item]);
    upload(file, (progress) => update({ progress }), stop.signal)
      .then((media) => update({ media, progress: 1, localUrl: null }))
      .catch((failure) => update({ error: failure.message, localUrl: null }))
      .finally(() => {
        running.delete(item.key);
        URL.revokeObjectURL(localUrl ?? '');
      });
  }
}

/** Takes an item out, and stops its upload. @param {string} key @param {Change} change */
function remove(key, change) {
  running.get(key)?.abort();
  change((items) => items.filter((one) => one.key !== key));
}

/**
 * Takes pictures that are pasted anywhere in the composer.
 * @param {Change} change
 */
function usePasting(change) {
  const newest = useRef(change);
  newest.current = change;
  useEffect(() => {
    /** @param {ClipboardEvent} event */
    const paste = (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) {
        event.preventDefault();
        addFiles(files, newest.current);
      }
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

/**
 * @typedef {object} MediaFieldProps
 * @property {MediaItem[]} items
 * @property {import('../lib/types.js').Provider[]} networks the chosen ones
 * @property {import('./problems.js').Problems} problems
 * @property {(found: import('./problems.js').Found) => string} words
 * @property {Change} change
 */

/** @param {MediaFieldProps} props */
export function MediaField({ items, networks, problems, words, change }) {
  const id = useId();
  const [choosing, setChoosing] = useState(false);
  const most = mostMedia(networks);
  const videos = networks.length === 0 || mediaRules(networks, 'VIDEO').length > 0;
  const wrong = problems.shared.media;
  usePasting(change);
  // Networks that take none are not asked for any.
  if (most === 0 && items.length === 0 && !wrong) {
    return null;
  }
  return html`<section class="field" aria-labelledby=${id}>
    <div class="field-head">
      <h3 class="label" id=${id}>${videos ? 'Pictures and video' : 'Pictures'}</h3>
      ${most < 20 && html`<span class="field-hint">${items.length} of ${most}</span>`}
    </div>
    <${AllAtOnce} items=${items} problems=${problems} change=${change} />
    <${Pieces} items=${items} networks=${networks} problems=${problems} words=${words} change=${change} />
    ${items.length < most &&
    html`<${DropZone} small=${items.length > 0} videos=${videos} error=${wrong} take=${(/** @type {File[]} */ files) => addFiles(files, change)} />
      <div><${Button} small icon="images" onClick=${() => setChoosing(true)}>Choose from the library<//></div>`}
    ${wrong && html`<p class="field-error" id="media-error"><${Icon} name="triangle-alert" /><span>${wrong}</span></p>`}
    ${choosing &&
    html`<${LibraryPicker}
      title="Choose from the library"
      kinds=${videos ? ['IMAGE', 'VIDEO'] : ['IMAGE']}
      most=${most - items.length}
      onPick=${(/** @type {import('../lib/types.js').Media[]} */ chosen) => change((all) => [...all, ...chosen.map(mediaItem)])}
      onClose=${() => setChoosing(false)}
    />`}
  </section>`;
}

/** @param {MediaFieldProps} props */
function Pieces({ items, networks, problems, words, change }) {
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const focus = useRef(/** @type {string|null} */ (null));
  const [moved, setMoved] = useState('');
  // The browser takes the focus from what is moved in the document: it is given back.
  useLayoutEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (wanted) {
      /** @type {HTMLElement|null|undefined} */ (list.current?.querySelector(`[data-move="${wanted}"]`))?.focus();
    }
  }, [items]);
  /** @param {number} from @param {number} to @param {string|null} button that has the focus */
  const move = (from, to, button) => {
    if (from < 0 || to < 0 || to >= items.length || from === to) {
      return;
    }
    focus.current = button && `${items[from].key} ${button}`;
    setMoved(`${items[from].name} is number ${to + 1} of ${items.length} now`);
    change((all) => all.toSpliced(from, 1).toSpliced(to, 0, all[from]));
  };
  return html`<ol class="media-list" ref=${list}>
      ${items.map(
        (item, index) => html`<${MediaCard}
          key=${item.key}
          item=${item}
          index=${index}
          count=${items.length}
          first=${items[0].media}
          networks=${networks}
          found=${problems.pieces[index] ?? noPieceProblems()}
          words=${words}
          update=${(/** @type {Partial<MediaItem>} */ news) => change((all) => all.map((one) => (one.key === item.key ? { ...one, ...news } : one)))}
          onMove=${(/** @type {number} */ to, /** @type {string} */ button) => move(index, to, button)}
          onDrop=${(/** @type {string} */ key) => move(items.findIndex((one) => one.key === key), index, null)}
          onRemove=${() => remove(item.key, change)}
        />`,
      )}
    </ol>
    <p class="hidden" role="status">${moved}</p>`;
}
