/**
 * How collecting stands, and what can be done about it.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { may, zone } from '../lib/session.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when, whenWithin } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { Note } from '../ui/states.js';

/** @typedef {import('../lib/types.js').StatisticsStatus} StatisticsStatus */

/** @param {{status: StatisticsStatus, reload: () => Promise<void>}} props */
export function Standing({ status, reload }) {
  return html`<div class="standing">
    ${status.state === 'FAILED' &&
    html`<${Note} tone="amber" icon="triangle-alert" title="The figures could not be collected">
      ${status.reason}${status.nextAt ? ` It is tried again ${whenWithin(status.nextAt, zone.value)}.` : ''}
    <//>`}
    ${status.state === 'COLLECTED' && status.reason && html`<${Note} tone="cyan" icon="clock">${status.reason}<//>`}
    <div class="standing-line">
      <p role="status">${words(status)}</p>
      ${may('PUBLISH') && html`<${Refresh} status=${status} reload=${reload} />`}
    </div>
  </div>`;
}

/** @param {StatisticsStatus} status */
function words(status) {
  if (status.state === 'COLLECTING') {
    return 'Figures are being collected now.';
  }
  if (!status.collectedAt) {
    return 'Nothing was collected yet. It begins by itself and takes a few minutes.';
  }
  const next = status.nextAt ? ` Next ${whenWithin(status.nextAt, zone.value)}.` : '';
  return `Collected ${whenWithin(status.collectedAt, zone.value)}.${next} Networks finish their counting about two days later.`;
}

/** @param {{status: StatisticsStatus, reload: () => Promise<void>}} props */
function Refresh({ status, reload }) {
  const [busy, setBusy] = useState(false);
  const waits = status.refreshableAt !== null;
  const run = async () => {
    setBusy(true);
    try {
      await post(`/analytics/accounts/${status.accountId}/collect`);
      toast('The figures are collected anew.');
      await reload();
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return html`<${Button} small icon="refresh-cw" busy=${busy || status.state === 'COLLECTING'} disabled=${waits} onClick=${run}>
      Refresh now
    <//>${waits && html`<span class="muted">Again ${when(status.refreshableAt, zone.value).toLowerCase()}</span>`}`;
}
