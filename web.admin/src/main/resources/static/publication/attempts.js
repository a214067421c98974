/**
 * The attempts of a publication as a timeline.
 * @module
 */
import { html } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { when } from '../lib/time.js';

/** @type {Record<string, [string, string]>} */
const OUTCOMES = {
  PUBLISHED: ['Published', 'green'],
  FOUND: ['Found on the network', 'green'],
  IN_PROGRESS: ['The network is working on it', 'amber'],
  IN_PART: ['On the network in part; the rest is still to come', 'amber'],
  FOUND_IN_PART: ['Found in part; the rest is still to come', 'amber'],
  INCOMPLETE: ['On the network, and not complete', 'red'],
  RUNNING: ['Under way', 'amber'],
  RATE_LIMITED: ['The network asked to wait', 'amber'],
  REAUTHORIZATION_REQUIRED: ['The account must be reconnected', 'red'],
  REJECTED: ['Refused by the network', 'red'],
  FAILED: ['Failed', 'red'],
  UNKNOWN: ['Outcome unknown', 'cyan'],
  ABSENT: ['Not on the network', 'grey'],
  UNDETERMINED: ['The network cannot tell', 'cyan'],
};

/** @param {string} outcome */
function words(outcome) {
  const text = outcome.replaceAll('_', ' ').toLowerCase();
  return OUTCOMES[outcome] ?? [text.charAt(0).toUpperCase() + text.slice(1), 'grey'];
}

/** @param {import('../lib/types.js').Attempt} attempt */
function duration(attempt) {
  if (!attempt.endedAt) {
    return '';
  }
  const seconds = (Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt)) / 1_000;
  return `, took ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

/** @param {{attempts: import('../lib/types.js').Attempt[]}} props */
export function Attempts({ attempts }) {
  if (attempts.length === 0) {
    return html`<p class="muted">None yet.</p>`;
  }
  return html`<ol class="timeline">
    ${attempts.map((attempt) => {
      const [text, tone] = words(attempt.outcome);
      return html`<li key=${attempt.number} class=${`timeline-item tone-${tone}`}>
        <span class="dot"></span>
        <div>
          <p class="timeline-title">${text}</p>
          <p class="muted">Attempt ${attempt.number}, <time datetime=${attempt.startedAt}>${when(attempt.startedAt, zone.value)}</time>${duration(attempt)}</p>
          ${attempt.detail && html`<p>${attempt.detail}</p>`}
        </div>
      </li>`;
    })}
  </ol>`;
}
