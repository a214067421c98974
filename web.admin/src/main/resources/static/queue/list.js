/**
 * The queue of an account in its order, moved by buttons or by dragging.
 * @module
 */
import { html, classes, useLayoutEffect, useRef, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { may, zone } from '../lib/session.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { DRAGGED } from '../calendar/chip.js';
import { showPublication, Thumbnail } from '../publication/row.js';
import { Button } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';
import { Status } from '../ui/states.js';
import { useMoves } from './moves.js';

/** @typedef {import('../lib/types.js').Publication} Publication */
/** @typedef {{items: Publication[], movable: number, reload: () => Promise<void>, change: (how: (items: Publication[]) => Publication[]) => void}} QueueProps */

/** @typedef {{name: 'top'|'up'|'down', label: string, icon: string, to: (index: number, first: number) => number}} Move */

/** @type {Move[]} */
const MOVES = [
  { name: 'top', label: 'to the top', icon: 'arrow-up-to-line', to: (_index, first) => first },
  { name: 'up', label: 'up', icon: 'arrow-up', to: (index) => index - 1 },
  { name: 'down', label: 'down', icon: 'arrow-down', to: (index) => index + 1 },
];

/** @param {QueueProps} props */
export function QueueList({ items, movable, reload, change }) {
  const { order, move } = useMoves({ items, reload, change });
  // Those before are due: they stay in front.
  const first = order.length - movable;
  const [said, setSaid] = useState('');
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const focus = useRef(/** @type {{id: string, name: string}|null} */ (null));
  // The browser takes the focus from what is moved in the document: it is given back.
  useLayoutEffect(() => {
    const wanted = focus.current;
    focus.current = null;
    if (wanted) {
      /** @type {HTMLElement|null|undefined} */ (list.current?.querySelector(`[data-move="${wanted.id} ${wanted.name}"]`))?.focus();
    }
  }, [order]);
  /** @param {number} from @param {number} to @param {string} [name] of the button that has the focus */
  const run = async (from, to, name) => {
    if (from < first || to < first || to >= order.length || to === from) {
      return;
    }
    const one = order[from];
    focus.current = name ? { id: one.id, name } : null;
    setSaid(`${one.title || 'Untitled'} is number ${to + 1} now, ${when(order[to].dueAt, zone.value)}`);
    if (!(await move(one, to))) {
      setSaid('');
    }
  };
  /** @param {Publication} one */
  const askToRemove = (one) =>
    confirm({
      title: 'Take it out of the queue?',
      text: html`<p>“${one.title || 'Untitled'}” becomes a draft again. Those behind it keep their times.</p>`,
      action: 'Take out',
      run: async () => {
        await post(`/publications/${one.id}/queue/remove`);
        toast('It is a draft again.');
        await reload();
      },
    });
  return html`<ol class="rows queue" ref=${list}>
      ${order.map((one, index) => html`<${QueueRow} key=${one.id} publication=${one} index=${index} first=${first} last=${order.length - 1} onMove=${(/** @type {Move} */ move) => run(index, move.to(index, first), move.name)}
        onDrop=${(/** @type {string} */ id) => run(order.findIndex((other) => other.id === id), index)} onRemove=${() => askToRemove(one)} />`)}
    </ol>
    <p class="hidden" role="status">${said}</p>`;
}

/** @param {{publication: Publication, index: number, first: number, last: number, onMove: (move: Move) => void, onDrop: (id: string) => void, onRemove: () => void}} props */
function QueueRow({ publication, index, first, last, onMove, onDrop, onRemove }) {
  const [over, setOver] = useState(false);
  const title = publication.title || 'Untitled';
  const ends = { top: index <= first, up: index <= first, down: index < first || index === last };
  const movable = may('PUBLISH') && index >= first;
  /** @param {DragEvent} event */
  const dragOver = (event) => {
    if (movable && event.dataTransfer?.types.includes(DRAGGED)) {
      event.preventDefault();
      setOver(true);
    }
  };
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    onDrop(event.dataTransfer?.getData(DRAGGED) ?? '');
  };
  return html`<li
    class=${classes('row queue-row', over && 'queue-over')}
    draggable=${movable}
    onDragStart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData(DRAGGED, publication.id)}
    onDragOver=${dragOver}
    onDragLeave=${() => setOver(false)}
    onDrop=${drop}
  >
    <button type="button" class="row-button" aria-haspopup="dialog" onClick=${() => showPublication(publication.id)}>
      <span class="queue-number" aria-hidden="true">${index + 1}</span>
      <${Thumbnail} publication=${publication} />
      <span class="row-main">
        <span class="row-title">${title}</span>
        <span class="row-when">${when(publication.dueAt, zone.value)}</span>
        ${publication.state !== 'SCHEDULED' && html`<span class="row-story">${publication.reason}</span>`}
      </span>
      ${publication.state !== 'SCHEDULED' && html`<${Status} state=${publication.state} />`}
    </button>
    ${may('PUBLISH') &&
    html`<div class="queue-actions" role="group" aria-label=${`Move ${title}`}>
      ${MOVES.map(
        (move) => html`<${Button}
          key=${move.name}
          kind="quiet"
          small
          icon=${move.icon}
          label=${`Move ${title} ${move.label}`}
          data-move=${`${publication.id} ${move.name}`}
          aria-disabled=${ends[move.name] ? 'true' : undefined}
          onClick=${() => onMove(move)}
        />`,
      )}
      <${Button} kind="quiet" small icon="x" label=${`Take ${title} out of the queue`} onClick=${onRemove} />
    </div>`}
  </li>`;
}
