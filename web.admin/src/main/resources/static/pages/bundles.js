/**
 * The bundles of networks: installed, updated and removed while everything runs.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { when } from '../lib/time.js';
import { BundleCard } from '../bundles/bundle-card.js';
import { PlanDialog } from '../bundles/plan-dialog.js';
import { Quarantine } from '../bundles/quarantine.js';
import { BundleUpload } from '../bundles/upload.js';
import { Page } from '../shell/page.js';
import { Button } from '../ui/button.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';

/** @typedef {{bundles: Bundle[], plans: Plan[], refused: Refused[]}} Everything */
/** @typedef {import('../lib/types.js').Bundle} Bundle */
/** @typedef {import('../lib/types.js').InstallPlan} Plan */
/** @typedef {import('../lib/types.js').QuarantineView} Refused */

/** @param {AbortSignal} signal @returns {Promise<Everything>} */
async function loadAll(signal) {
  const [bundles, plans, refused] = await Promise.all(['', '/plans', '/quarantine'].map((rest) => get(`/bundles${rest}`, { signal })));
  return { bundles: bundles.items, plans: plans.items, refused: refused.items };
}

export default function Bundles() {
  const { data, error, reload } = useResource(loadAll, [], ['bundle', 'provider', 'account', 'publication']);
  const [plan, setPlan] = useState(/** @type {Plan|null} */ (null));
  return html`<${Page} title="Bundles" lead="Each network is a bundle. It comes, changes and goes while everything else runs on.">
    <${BundleUpload} onStaged=${setPlan} onEnded=${reload} />
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<${Skeleton} shape="box" />`}
    ${data && data.plans.length > 0 && html`<${Waiting} plans=${data.plans} onOpen=${setPlan} />`}
    ${data?.bundles.length === 0 && html`<div class="card"><${Empty} icon="puzzle" title="No network is installed" text="Drop the jar of one above." /></div>`}
    <ul class="cards bundles">
      ${data?.bundles.map((bundle) => html`<${BundleCard} key=${bundle.providerId} bundle=${bundle} reload=${reload} />`)}
    </ul>
    ${data && data.refused.length > 0 && html`<${Quarantine} refused=${data.refused} reload=${reload} />`}
    ${plan && html`<${PlanDialog} key=${plan.id} plan=${plan} onClose=${() => setPlan(null)} reload=${reload} />`}
  <//>`;
}

/** @param {{plans: Plan[], onOpen: (plan: Plan) => void}} props */
function Waiting({ plans, onOpen }) {
  return html`<section class="card" aria-labelledby="plans-heading">
    <header class="card-head"><h2 id="plans-heading">Waiting for a decision</h2></header>
    <ul class="plain-list">
      ${plans.map(
        (plan) => html`<li key=${plan.id}>
          <span class="grow"><strong>${plan.network} ${plan.toVersion}</strong><br /><span class="muted">${plan.fileName}, kept until ${when(plan.expiresAt, zone.value)}</span></span>
          <${Button} small aria-label=${`Decide about ${plan.fileName}`} onClick=${() => onOpen(plan)}>Decide<//>
        </li>`,
      )}
    </ul>
  </section>`;
}
