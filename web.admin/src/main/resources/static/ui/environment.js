/**
 * Which environment of a network something belongs to.
 * @module
 */
import { html } from '../lib/ui.js';
import { accounts, providerOf } from '../lib/shared.js';
import { Badge } from './states.js';

/**
 * Whether an environment has to be named: it is not the public one, or others are in use as well.
 * @param {string} providerId
 * @param {string|null} label
 */
function isTold(providerId, label) {
  const here = (accounts.value ?? []).filter((one) => one.providerId === providerId);
  return label && (!isLive(providerId, label) || here.some((one) => one.environment && one.environment !== label));
}

/** @param {string} providerId @param {string} label */
const isLive = (providerId, label) => providerOf(providerId)?.environments.find((one) => one.label === label)?.live ?? true;

/** @param {{providerId: string, label: string|null}} props */
export function EnvironmentMark({ providerId, label }) {
  return isTold(providerId, label) ? html`<${Badge} tone=${isLive(providerId, label ?? '') ? 'grey' : 'amber'}>${label}<//>` : null;
}

/**
 * The same in words, for where no badge can stand: ` (Sandbox)`.
 * @param {string} providerId
 * @param {string|null} label
 */
export const environmentWords = (providerId, label) => (isTold(providerId, label) ? ` (${label})` : '');
