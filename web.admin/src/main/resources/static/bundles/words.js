/**
 * What is said about bundles.
 * @module
 */
import { plural } from '../lib/text.js';

/** @typedef {import('../lib/types.js').BundleTrust} Trust */
/** @typedef {import('../lib/types.js').InstallPlan} Plan */
/** @typedef {import('../lib/types.js').Health} Health */

/** @param {Trust} trust @returns {string} */
export function trustWords({ kind, name }) {
  switch (kind) {
    case 'SHIPPED':
      return 'Came with Rostrum';
    case 'SIGNED':
      return `Signed by ${name}`;
    case 'CONFIRMED':
      return `Fingerprint confirmed by ${name}`;
    default:
      return 'Not signed by anyone you trust';
  }
}

/** @param {Health} health @returns {string} */
export function healthWords({ state, byItself, faults }) {
  switch (state) {
    case 'WELL':
      return 'Well';
    case 'TROUBLED':
      return `Troubled: ${plural(faults.length, 'fault')} in the last ten minutes`;
    default:
      return byItself ? 'Suspended by itself' : 'Suspended by hand';
  }
}

/** @param {Plan} plan @returns {string} what would happen, in a sentence */
export function planWords({ change, network, fromVersion, toVersion }) {
  switch (change) {
    case 'NEW':
      return `${network} ${toVersion} is added. Publishers can connect accounts as soon as its settings are filled in.`;
    case 'UPDATE':
      return `${network} goes from ${fromVersion} to ${toVersion}.`;
    case 'DOWNGRADE':
      return `${network} goes back from ${fromVersion} to ${toVersion}, which is older.`;
    case 'REINSTALL':
      return `${network} ${toVersion} is replaced by other content of the same version.`;
    default:
      return `This is exactly what runs already. ${network} is started again.`;
  }
}

/** @param {{accounts: number, waiting: number}} use @returns {string} */
export const useWords = ({ accounts, waiting }) => `${plural(accounts, 'account')}, ${plural(waiting, 'post')} waiting`;

/** @param {{accounts: number, waiting: number}} use @returns {string} the same within a sentence */
export const keptWords = ({ accounts, waiting }) => `${plural(accounts, 'account')} and ${plural(waiting, 'waiting post')}`;
