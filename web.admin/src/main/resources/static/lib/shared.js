/**
 * Networks and accounts, which nearly every page shows: loaded once, kept fresh.
 * @module
 */
import { computed, signal } from './ui.js';
import { get } from './api.js';
import { loadHolds } from './holds.js';
import { onChange } from './live.js';

/** @typedef {import('./types.js').Provider} Provider */
/** @typedef {import('./types.js').Account} Account */

/** @type {import('../vendor/signals.js').Signal<Provider[]|null>} */
export const providers = signal(null);
/** @type {import('../vendor/signals.js').Signal<Account[]|null>} */
export const accounts = signal(null);
/** @type {import('../vendor/signals.js').Signal<Error|null>} */
export const sharedError = signal(null);

const byId = computed(() => new Map((providers.value ?? []).map((one) => [one.id, one])));
const accountsById = computed(() => new Map((accounts.value ?? []).map((one) => [one.id, one])));

/** @param {string} id @returns {Provider|null} */
export const providerOf = (id) => byId.value.get(id) ?? null;
/** @param {string} id @returns {Account|null} */
export const accountOf = (id) => accountsById.value.get(id) ?? null;

/** Loads the networks. */
export async function loadProviders() {
  await keep(async () => {
    providers.value = (await get('/providers')).items;
  });
}

/** Loads the accounts. */
export async function loadAccounts() {
  await keep(async () => {
    accounts.value = (await get('/accounts')).items;
  });
}

/** Loads both, and what is on hold, and follows their changes. Call it once someone is signed in. */
export function startShared() {
  loadProviders();
  loadAccounts();
  loadHolds();
}

onChange((event) => {
  if (event.topic === 'provider' || event.topic === 'reset') {
    loadProviders();
  }
  if (event.topic === 'account' || event.topic === 'provider' || event.topic === 'reset') {
    loadAccounts();
  }
});

/** @param {() => Promise<void>} load */
async function keep(load) {
  try {
    await load();
    sharedError.value = null;
  } catch (failure) {
    sharedError.value = /** @type {Error} */ (failure);
  }
}
