/**
 * Shapes of what the API says about bundles.
 * @module
 */

/**
 * @typedef {{kind: 'SHIPPED'|'SIGNED'|'CONFIRMED'|'NONE', name: string}} Trust
 *
 * @typedef {{at: string, kind: 'THREW'|'NONSENSE'|'BLOCKED', detail: string}} Fault
 *
 * @typedef {{state: 'WELL'|'TROUBLED'|'SUSPENDED', reason: string, since: string|null, byItself: boolean, faults: Fault[]}} Health
 *
 * @typedef {object} Bundle
 * @property {string} providerId
 * @property {string} network
 * @property {string} symbolicName
 * @property {string} version
 * @property {string} spiRange
 * @property {string} fingerprint
 * @property {Trust} trust
 * @property {'ACTIVE'|'STARTING'|'SUSPENDED'|'DRAINING'|'STOPPED'|'BROKEN'} state
 * @property {string} reason
 * @property {Health} health
 * @property {string|null} previousVersion
 * @property {string|null} installedAt
 * @property {number} accounts
 * @property {number} waiting
 *
 * @typedef {object} Plan
 * @property {string} id
 * @property {string} fileName
 * @property {string} providerId
 * @property {string} network
 * @property {string} symbolicName
 * @property {'NEW'|'UPDATE'|'DOWNGRADE'|'REINSTALL'|'SAME'} change
 * @property {string|null} fromVersion
 * @property {string} toVersion
 * @property {string} spiRange
 * @property {string} fingerprint
 * @property {Trust} trust
 * @property {boolean} needsConfirmation
 * @property {number} accounts
 * @property {number} waiting
 * @property {string[]} notes
 * @property {string} stagedAt
 * @property {string} expiresAt
 *
 * @typedef {{id: string, fileName: string, at: string, code: string, reason: string, fingerprint: string, bytes: number}} Refused
 *
 * @typedef {{bundles: Bundle[], plans: Plan[], refused: Refused[]}} Everything
 */

export {};
