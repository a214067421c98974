/**
 * One network's bundle: what it is, how it does, and what can be done with it.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { del, post } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { providerOf } from '../lib/shared.js';
import { plural } from '../lib/text.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { confirm, Dialog } from '../ui/dialog.js';
import { TextField } from '../ui/field.js';
import { NetworkTile } from '../ui/icon.js';
import { ErrorNote, Note, Status } from '../ui/states.js';
import { healthWords, keptWords, trustWords, useWords } from './words.js';

/** @typedef {import('../lib/types.js').Bundle} Bundle */

const MAX_REASON = 300;

/** @param {{bundle: Bundle, reload: () => Promise<void>}} props */
export function BundleCard({ bundle, reload }) {
  const [busy, setBusy] = useState(false);
  const [suspending, setSuspending] = useState(false);
  const { providerId, network, state, previousVersion } = bundle;
  const path = `/bundles/${providerId}`;
  const heading = `bundle-${providerId}`;
  const provider = providerOf(providerId);
  const stopped = state === 'STOPPED';
  const resume = async () => {
    setBusy(true);
    try {
      await post(`${path}/resume`);
      toast(`${network} goes on.`);
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(false);
      await reload();
    }
  };
  const rollBack = () =>
    confirm({
      title: stopped ? `Bring back ${network}?` : `Go back to ${network} ${previousVersion}?`,
      text: html`<p>${stopped ? `Version ${previousVersion} starts again. ${keptWords(bundle)} go on.` : `Version ${bundle.version} is kept in its place, so you can return to it. ${keptWords(bundle)} stay as they are.`}</p>`,
      action: stopped ? 'Bring back' : 'Go back',
      run: async () => {
        await post(`${path}/rollback`);
        toast(`${network} ${previousVersion} runs.`);
        await reload();
      },
    });
  const remove = () =>
    confirm({
      title: `Remove ${network}?`,
      text: html`<p>What is being published may end for ten seconds. ${keptWords(bundle)} are kept, as are the settings, and all goes on when it is back. Posts that become due meanwhile wait.</p>`,
      action: 'Remove',
      danger: true,
      run: async () => {
        await del(path);
        toast(`${network} was removed.`);
        await reload();
      },
    });
  return html`<li class="card bundle" aria-labelledby=${heading}>
    <header class="card-head">
      ${provider && html`<${NetworkTile} provider=${provider} />`}
      <h2 id=${heading}>${network}</h2>
      <span class="muted">${bundle.version}</span>
      <span class="spring"></span>
      <${Status} state=${`BUNDLE_${state}`} />
    </header>
    <div class="card-body stack">
      ${bundle.reason && html`<${Note} tone=${state === 'BROKEN' ? 'red' : 'amber'} icon="circle-alert">${bundle.reason}<//>`}
      ${state === 'SUSPENDED' && html`<p>Nothing is asked of it. ${bundle.waiting > 0 ? `When it is resumed, ${plural(bundle.waiting, 'waiting post')} go on at once.` : 'Posts that become due wait until it is resumed.'}</p>`}
      <dl class="facts facts-small">
        <div><dt>Health</dt><dd>${healthWords(bundle.health)}${bundle.health.since ? `, since ${when(bundle.health.since, zone.value)}` : ''}</dd></div>
        <div><dt>In use by</dt><dd>${useWords(bundle)}</dd></div>
        <div><dt>Trust</dt><dd>${trustWords(bundle.trust)}</dd></div>
        <div><dt>Installed</dt><dd>${bundle.installedAt ? when(bundle.installedAt, zone.value) : 'With Rostrum'}</dd></div>
        <div><dt>Interface</dt><dd>${bundle.spiRange}</dd></div>
        <div><dt>Bundle</dt><dd class="breaks">${bundle.symbolicName}</dd></div>
        <div><dt>SHA-256</dt><dd class="breaks"><code>${bundle.fingerprint}</code></dd></div>
      </dl>
      ${bundle.health.faults.length > 0 && html`<${Faults} network=${network} faults=${bundle.health.faults} />`}
      <div class="card-actions bundle-actions" role="group" aria-label=${`Actions for ${network}`}>
        ${state === 'SUSPENDED' && html`<${Button} small icon="play" busy=${busy} aria-label=${`Resume ${network}`} onClick=${resume}>Resume<//>`}
        ${state === 'ACTIVE' && html`<${Button} small icon="pause" aria-label=${`Suspend ${network}`} onClick=${() => setSuspending(true)}>Suspend<//>`}
        ${previousVersion &&
        html`<${Button} small icon="history" aria-label=${stopped ? `Bring back ${network}` : `Go back to ${network} ${previousVersion}`} onClick=${rollBack}>${stopped ? 'Bring back' : `Go back to ${previousVersion}`}<//>`}
        ${!stopped && html`<${Button} small kind="quiet" icon="trash-2" aria-label=${`Remove ${network}`} onClick=${remove}>Remove<//>`}
      </div>
    </div>
    ${suspending && html`<${SuspendDialog} path=${path} name=${network} reload=${reload} onClose=${() => setSuspending(false)} />`}
  </li>`;
}

/** @param {{network: string, faults: import('../lib/types.js').Fault[]}} props */
function Faults({ network, faults }) {
  return html`<details class="fold">
    <summary>${plural(faults.length, 'fault')}, the latest first</summary>
    <ul class="plain-list" aria-label=${`Last faults of ${network}`}>
      ${faults.map(
        (fault) => html`<li key=${fault.at + fault.detail}><span class="grow">${fault.detail}<br /><span class="muted">${when(fault.at, zone.value)}</span></span></li>`,
      )}
    </ul>
  </details>`;
}

/** @param {{path: string, name: string, reload: () => Promise<void>, onClose: () => void}} props */
function SuspendDialog({ path, name, reload, onClose }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const save = async () => {
    setBusy(true);
    try {
      await post(`${path}/suspend`, { reason: reason.trim() });
      toast(`${name} is suspended.`);
      onClose();
      await reload();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
      setBusy(false);
    }
  };
  const submit = (/** @type {Event} */ event) => (event.preventDefault(), save());
  return html`<${Dialog}
    title=${`Suspend ${name}?`}
    class="narrow"
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>Keep it running<//><${Button} kind="primary" icon="pause" busy=${busy} onClick=${save}>Suspend<//>`}
  >
    <form class="stack" onSubmit=${submit}>
      <p class="prose">Nothing more is asked of it on this node until somebody resumes it. Posts that become due meanwhile wait.</p>
      <${TextField} label="Reason" optional maxlength=${MAX_REASON} value=${reason} onInput=${setReason} />
      ${error && html`<${ErrorNote} error=${error} />`}
    </form>
  <//>`;
}
