/**
 * What changes when accounts are connected in another environment of a network.
 * @module
 */
import { html } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { plural } from '../lib/text.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Provider} Provider */
/** @typedef {import('../lib/types.js').Environment} Environment */
/** @typedef {import('../lib/types.js').EnvironmentCheck} Check */

const MOST_NAMED = 5;
const LIST = new Intl.ListFormat('en');

/** @param {{provider: Provider, environment: Environment}} props */
export function EnvironmentCheck({ provider, environment }) {
  /** @type {import('../lib/resource.js').Resource<Check>} */
  const check = useResource((signal) => get(`/providers/${provider.id}/environments/${environment.value}/check`, { signal }), [provider.id, environment.value], ['account', 'publication']);
  // An answer about another environment says nothing about this one.
  const data = check.data?.environment.value === environment.value ? check.data : null;
  if (!data) {
    return check.error ? null : html`<${Skeleton} shape="row" count=${2} />`;
  }
  const away = data.elsewhere;
  const title = environment.live && away.length > 0 ? `Before you move to ${environment.label}` : `What ${environment.label} is`;
  return html`<div class=${`note tone-${environment.live ? 'amber' : 'plain'}`} role="status">
    <${Icon} name=${environment.live ? 'triangle-alert' : 'circle-alert'} />
    <div class="note-text"><strong>${title}</strong><ul class="note-list">
      ${data.notes.map((note) => html`<li key=${note}>${note}</li>`)}
      ${away.length > 0 && html`<li>${staying(data)}</li>`}
      ${anew(data) && html`<li>${anew(data)}</li>`}
    </ul></div>
  </div>`;
}

/** @param {Check} data */
function staying({ elsewhere, moreElsewhere }) {
  const named = elsewhere.slice(0, MOST_NAMED).map((one) => `${one.name} (${one.environment}${one.ahead > 0 ? `, ${plural(one.ahead, 'scheduled post')}` : ''})`);
  const rest = elsewhere.length - named.length + moreElsewhere;
  const names = rest > 0 ? [...named, `${rest} more`] : named;
  return `Nothing is moved: ${LIST.format(names)} ${elsewhere.length + moreElsewhere === 1 ? 'stays where it is' : 'stay where they are'}, and what is scheduled goes out there.`;
}

/** @param {Check} data */
function anew({ environment, elsewhere, accounts }) {
  // The same person may be connected in several others.
  const missing = [...new Set(elsewhere.filter((one) => !one.alsoHere).map((one) => one.name))];
  return missing.length > 0 ? `Not connected in ${environment.label} yet: ${missing.slice(0, MOST_NAMED).join(', ')}${missing.length > MOST_NAMED ? ' and others' : ''}. Connect them anew${accounts > 0 ? '' : ', and point repeating posts and drafts to the new accounts'}.` : null;
}
