/**
 * What would happen if a bundle were installed, and the decision.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { del, post } from '../lib/api.js';
import { toast } from '../lib/toast.js';
import { Button, CopyButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { CheckField } from '../ui/field.js';
import { ErrorNote } from '../ui/states.js';
import { keptWords, planWords, trustWords } from './words.js';

/** @typedef {import('../lib/types.js').InstallPlan} Plan */

const ACTIONS = { NEW: 'Install', UPDATE: 'Update', DOWNGRADE: 'Go back', REINSTALL: 'Replace', SAME: 'Start again' };

/** @param {{plan: Plan, onClose: () => void, reload: () => Promise<void>}} props */
export function PlanDialog({ plan, onClose, reload }) {
  const [confirmed, setConfirmed] = useState(false);
  const [unconfirmed, setUnconfirmed] = useState(false);
  const [busy, setBusy] = useState(/** @type {'install'|'discard'|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  /** @param {'install'|'discard'} what @param {() => Promise<unknown>} act @param {string} done */
  const run = async (what, act, done) => {
    setBusy(what);
    setError(null);
    try {
      await act();
      toast(done);
      onClose();
    } catch (failure) {
      setError(/** @type {Error} */ (failure));
      setBusy(null);
    } finally {
      await reload();
    }
  };
  const install = () => {
    if (plan.needsConfirmation && !confirmed) {
      setUnconfirmed(true);
      return;
    }
    const fingerprint = plan.needsConfirmation ? plan.fingerprint : '';
    run('install', () => post(`/bundles/plans/${plan.id}/install`, { fingerprint }), `${plan.network} ${plan.toVersion} runs.`);
  };
  const discard = () => run('discard', () => del(`/bundles/plans/${plan.id}`), `${plan.fileName} was discarded.`);
  return html`<${Dialog}
    title=${`${ACTIONS[plan.change]}: ${plan.network}`}
    onClose=${onClose}
    footer=${html`<${Button} kind="quiet" icon="trash-2" busy=${busy === 'discard'} disabled=${busy !== null} onClick=${discard}>Discard<//>
      <span class="spring"></span>
      <${Button} kind="primary" busy=${busy === 'install'} disabled=${busy !== null} onClick=${install}>${ACTIONS[plan.change]}<//>`}
  >
    <div class="stack">
      <p>${planWords(plan)}</p>
      ${plan.notes.map((note) => html`<p key=${note}>${note}</p>`)}
      ${plan.change !== 'NEW' && html`<p>${keptWords(plan)} stay as they are. If it does not start, what runs now runs again.</p>`}
      <dl class="facts facts-small">
        <div><dt>File</dt><dd class="breaks">${plan.fileName}</dd></div>
        <div><dt>Bundle</dt><dd class="breaks">${plan.symbolicName}</dd></div>
        <div><dt>Interface</dt><dd>${plan.spiRange}</dd></div>
        <div><dt>Trust</dt><dd>${trustWords(plan.trust)}</dd></div>
      </dl>
      <div class="field">
        <p class="label" id="plan-fingerprint">SHA-256</p>
        <div class="copy-line" role="group" aria-labelledby="plan-fingerprint">
          <code>${plan.fingerprint}</code>
          <${CopyButton} text=${plan.fingerprint} label="SHA-256" />
        </div>
      </div>
      ${plan.needsConfirmation &&
      html`<${CheckField}
        label="I have compared this SHA-256 with the one its author published"
        help="A bundle runs inside Rostrum and can do what Rostrum can. Install only what you trust."
        error=${unconfirmed ? 'Compare the SHA-256 first, then say so here.' : undefined}
        checked=${confirmed}
        onInput=${(/** @type {boolean} */ on) => (setConfirmed(on), setUnconfirmed(false))}
      />`}
      ${error && html`<${ErrorNote} error=${error} />`}
    </div>
  <//>`;
}
