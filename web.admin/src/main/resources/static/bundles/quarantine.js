/**
 * Files that were refused, each with its reason.
 * @module
 */
import { html } from '../lib/ui.js';
import { del } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { fileSize } from '../lib/text.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';

/** @typedef {import('../lib/types.js').QuarantineView} Refused */

/** @param {{refused: Refused[], reload: () => Promise<void>}} props */
export function Quarantine({ refused, reload }) {
  /** @param {Refused} one */
  const forget = (one) =>
    confirm({
      title: `Forget ${one.fileName}?`,
      text: html`<p>The refused file is deleted for good. Nothing that runs is touched.</p>`,
      action: 'Forget',
      danger: true,
      run: async () => {
        await del(`/bundles/quarantine/${encodeURIComponent(one.id)}`);
        toast(`${one.fileName} was deleted.`);
        await reload();
      },
    });
  return html`<section class="card" aria-labelledby="quarantine-heading">
    <header class="card-head"><h2 id="quarantine-heading">Quarantine</h2></header>
    <ul class="plain-list">
      ${refused.map(
        (one) => html`<li key=${one.id}>
          <span class="grow">
            <strong>${one.fileName}</strong> <span class="muted">${fileSize(one.bytes)} · ${when(one.at, zone.value)}</span><br />
            ${one.reason}
          </span>
          <${Button} kind="quiet" small icon="trash-2" label=${`Forget ${one.fileName}`} onClick=${() => forget(one)} />
        </li>`,
      )}
    </ul>
  </section>`;
}
