/**
 * A publication in the calendar.
 * @module
 */
import { html } from '../lib/ui.js';
import { may, zone } from '../lib/session.js';
import { providerOf } from '../lib/shared.js';
import { wallClock } from '../lib/time.js';
import { can } from '../publication/actions.js';
import { Marks } from '../publication/marks.js';
import { accountLabel, showPublication } from '../publication/row.js';
import { EnvironmentMark } from '../ui/environment.js';
import { NetworkTile } from '../ui/icon.js';
import { stateWords } from '../ui/states.js';

/** The kind of data that a dragged chip carries. */
export const DRAGGED = 'text/x-rostrum-publication';

/** @param {{publication: import('../lib/types.js').Publication}} props */
export function Chip({ publication }) {
  const { word, tone } = stateWords(publication.state);
  const { time } = wallClock(publication.dueAt ?? 0, zone.value);
  const title = publication.title || 'Untitled';
  const movable = may('PUBLISH') && can('reschedule', publication);
  return html`<button
    type="button"
    class=${`chip tone-${tone}`}
    title=${`${title} · ${word}`}
    aria-haspopup="dialog"
    draggable=${movable}
    onDragStart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData(DRAGGED, publication.id)}
    onClick=${() => showPublication(publication.id)}
  >
    <span class="chip-head"><${NetworkTile} provider=${providerOf(publication.providerId)} /><span class="chip-time">${time}</span><${Marks} publication=${publication} small /><${EnvironmentMark} providerId=${publication.providerId} label=${publication.environment} /></span>${' '}
    <span class="chip-title">${title}</span><span class="hidden">, ${accountLabel(publication)}, ${word}</span>
  </button>`;
}
