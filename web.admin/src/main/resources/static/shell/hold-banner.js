/**
 * Says on every page that the whole installation is on hold.
 * @module
 */
import { html } from '../lib/ui.js';
import { EVERYTHING, holdOf, mayHold } from '../lib/holds.js';
import { HoldButton, holdWords } from '../holds/hold-controls.js';
import { Icon } from '../ui/icon.js';

export function HoldBanner() {
  const known = holdOf(EVERYTHING);
  return html`<div role="status">
    ${known &&
    html`<div class="hold-banner tone-amber">
      <${Icon} name="circle-pause" />
      <p><strong>Nothing is being published.</strong> ${holdWords(known)}</p>
      ${mayHold(EVERYTHING) && html`<${HoldButton} small held=${EVERYTHING} name="Publishing" />`}
    </div>`}
  </div>`;
}
