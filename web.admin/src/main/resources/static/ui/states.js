/**
 * How things stand: words with dots, empty places, errors, and shapes of what is still loading.
 * @module
 */
import { html, classes } from '../lib/ui.js';
import { Icon } from './icon.js';
import { Button } from './button.js';

/** @type {Record<string, {word: string, tone: string}>} */
const PUBLICATION = {
  DRAFT: { word: 'Draft', tone: 'grey' },
  SCHEDULED: { word: 'Scheduled', tone: 'iris' },
  PUBLISHING: { word: 'Publishing', tone: 'amber' },
  WAITING: { word: 'Waiting', tone: 'cyan' },
  RETRYING: { word: 'Retrying', tone: 'amber' },
  UNCERTAIN: { word: 'Checking', tone: 'cyan' },
  NEEDS_DECISION: { word: 'Needs a decision', tone: 'red' },
  PUBLISHED: { word: 'Published', tone: 'green' },
  FAILED: { word: 'Failed', tone: 'red' },
  CANCELLED: { word: 'Cancelled', tone: 'grey' },
};

/** @type {Record<string, {word: string, tone: string}>} */
const OTHERS = {
  CONNECTED: { word: 'Connected', tone: 'green' },
  NEEDS_RECONNECT: { word: 'Needs reconnecting', tone: 'red' },
  PROVIDER_UNAVAILABLE: { word: 'Network unavailable', tone: 'amber' },
  ACTIVE: { word: 'Repeating', tone: 'green' },
  ENDED: { word: 'Ended', tone: 'grey' },
  READY: { word: 'Ready', tone: 'green' },
  NEEDS_SETTINGS: { word: 'Needs settings', tone: 'amber' },
  BUNDLE_ACTIVE: { word: 'Running', tone: 'green' },
  BUNDLE_STARTING: { word: 'Starting', tone: 'amber' },
  BUNDLE_SUSPENDED: { word: 'Suspended', tone: 'amber' },
  BUNDLE_DRAINING: { word: 'Stopping', tone: 'amber' },
  BUNDLE_STOPPED: { word: 'Removed', tone: 'grey' },
  BUNDLE_BROKEN: { word: 'Broken', tone: 'red' },
  OK: { word: 'OK', tone: 'green' },
  WARN: { word: 'Look at it', tone: 'amber' },
  DOWN: { word: 'Down', tone: 'red' },
};

/**
 * The word and tone of a state.
 * @param {string} state
 * @returns {{word: string, tone: string}}
 */
export function stateWords(state) {
  return PUBLICATION[state] ?? OTHERS[state] ?? { word: state.toLowerCase(), tone: 'grey' };
}

/** States that a legend explains, in the order of a publication's life. */
export const LEGEND = ['SCHEDULED', 'PUBLISHING', 'WAITING', 'PUBLISHED', 'FAILED'];

/** @param {{state: string}} props */
export function Status({ state }) {
  const { word, tone } = stateWords(state);
  return html`<span class=${`status tone-${tone}`}><span class="dot"></span>${word}</span>`;
}

/** @param {{tone: string, children?: any}} props */
export function Badge({ tone, children }) {
  return html`<span class=${`badge tone-${tone}`}>${children}</span>`;
}

/**
 * Nothing here yet: a picture, a sentence, a way on.
 * @param {{icon: string, title: string, text?: string, children?: any, small?: boolean}} props
 */
export function Empty({ icon, title, text, children, small }) {
  return html`<div class=${classes('empty', small && 'empty-small')}>
    <${Icon} name=${icon} />
    <p class="empty-title">${title}</p>
    ${text && html`<p>${text}</p>`} ${children && html`<div class="empty-action">${children}</div>`}
  </div>`;
}

/**
 * What failed, why, and the way out.
 * @param {{error: Error|{message: string}, retry?: () => void, title?: string, children?: any}} props
 */
export function ErrorNote({ error, retry, title, children }) {
  return html`<div class="note tone-red" role="alert">
    <${Icon} name="triangle-alert" />
    <div class="note-text">
      ${title && html`<strong>${title}</strong>`}
      <p>${error.message}</p>
    </div>
    ${retry && html`<${Button} small icon="refresh-cw" onClick=${retry}>Try again<//>`} ${children}
  </div>`;
}

/** @param {{tone: string, icon: string, title?: string, children?: any, role?: string}} props */
export function Note({ tone, icon, title, children, role }) {
  return html`<div class=${`note tone-${tone}`} role=${role}>
    <${Icon} name=${icon} />
    <div class="note-text">${title && html`<strong>${title}</strong>`}<p>${children}</p></div>
  </div>`;
}

/**
 * The shape of something that is still loading.
 * @param {{shape: 'line'|'title'|'row'|'card'|'box', count?: number}} props
 */
export function Skeleton({ shape, count = 1 }) {
  return html`<div class="skeletons" role="status">
    <span class="hidden">Loading</span>
    ${Array.from({ length: count }, (_, index) => html`<div key=${index} class=${`skeleton skeleton-${shape}`}></div>`)}
  </div>`;
}
