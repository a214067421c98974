/**
 * What a network allows an account, and how long the account can be renewed.
 * @module
 */
import { html } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { zone } from '../lib/session.js';
import { fromNow, when } from '../lib/time.js';
import { Note } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Account} Account */
/** @typedef {import('../lib/types.js').Quota} Quota */

/** How many days before its end a person is told that an account must be connected again. */
export const NOTICE_DAYS = 14;
const DAY_MILLIS = 86_400_000;

/**
 * Until when an account works without a person, if that is soon.
 * @param {Account} account
 * @returns {string|null}
 */
export function endsSoon(account) {
  const end = account.refreshExpiresAt;
  return account.state === 'CONNECTED' && end && new Date(end).getTime() - Date.now() < NOTICE_DAYS * DAY_MILLIS ? end : null;
}

/** @param {{account: Account}} props */
export function RenewalNotice({ account }) {
  const end = endsSoon(account);
  return end
    ? html`<${Note} tone="amber" icon="clock" title="Connect it again soon">Rostrum can renew its access until ${when(end, zone.value)} (${fromNow(end)}). Reconnect it before, and nothing is missed.<//>`
    : null;
}

/** @param {{account: Account}} props */
export function Quotas({ account }) {
  /** @type {import('../lib/resource.js').Resource<import('../lib/types.js').Items<Quota>>} */
  const quotas = useResource((signal) => get(`/accounts/${account.id}/quotas`, { signal }), [account.id], ['publication', 'provider']);
  if (!quotas.data && quotas.loading) {
    // keeps their place, so that no button moves away from under a pointer
    return html`<div class="quota" aria-hidden="true"><div class="skeleton skeleton-line"></div></div>`;
  }
  return (quotas.data?.items ?? []).map(
    (one) => html`<div key=${one.name} class="quota">
      <p class="quota-words"><span>${one.used} of ${one.permits} ${one.name}</span>
        <span class="muted">${one.left > 0 ? `${one.left} left` : one.nextFree ? `free again ${when(one.nextFree, zone.value)}` : 'full'}</span></p>
      <progress class="quota-bar" max=${one.permits} value=${Math.min(one.used, one.permits)} aria-label=${`${one.name} used`}></progress>
    </div>`,
  );
}
