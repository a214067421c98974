/**
 * The review walk: the shots of the recording that a network wants to see before it grants more.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { compose } from '../lib/compose.js';
import { address } from '../lib/router.js';
import { accounts, loadProviders, providers, sharedError } from '../lib/shared.js';
import { useProgress, Tick } from '../services/guide.js';
import { Page } from '../shell/page.js';
import { Button, LinkButton } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import { Badge, Empty, ErrorNote, Note, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Provider} Provider */
/** @typedef {import('../lib/types.js').ReviewShot} ReviewShot */

/**
 * Where a shot is taken, as close to it as a link can lead.
 * @type {Record<ReviewShot['page'], {path: string, words: string, of?: boolean, open?: () => void}>}
 */
const PLACES = {
  SERVICES: { path: '/services', words: 'Go to Services' },
  ACCOUNTS: { path: '/accounts?connect', words: 'Go to Accounts and connect' },
  COMPOSER: { path: '/calendar', words: 'Go to the calendar and write a post', open: () => compose() },
  CALENDAR: { path: '/calendar', words: 'Go to Calendar' },
  POSTS: { path: '/posts', words: 'Go to Posts' },
  ANALYTICS: { path: '/statistics', words: 'Go to Statistics', of: true },
};

/** @param {ReviewShot} shot @param {import('../lib/types.js').Account|undefined} account to record it with */
function pathOf(shot, account) {
  const { path, of } = PLACES[shot.page];
  return of && account ? `${path}?account=${account.id}` : path;
}

export default function Review() {
  const wanted = address.value.searchParams.get('network');
  const provider = (providers.value ?? []).find((one) => one.reviewWalk.length > 0 && (!wanted || one.id === wanted));
  return html`<${Page}
    title="Review walk"
    lead=${provider && `What ${provider.name} wants to see in one recording of your screen before it grants more access. Start your screen recorder, then take the shots in order.`}
    actions=${html`<${LinkButton} href="/services" icon="arrow-left">Services<//>`}
  >
    ${sharedError.value && html`<${ErrorNote} error=${sharedError.value} retry=${loadProviders} />`}
    ${!providers.value && !sharedError.value && html`<${Skeleton} shape="box" />`}
    ${providers.value && !provider && html`<div class="card"><${Empty} icon="circle-check" title="No network asks for a recording" text="There is nothing to record here." /></div>`}
    ${provider && html`<${Walk} provider=${provider} />`}
  <//>`;
}

/** @param {{provider: Provider}} props */
function Walk({ provider }) {
  const { progress, tick } = useProgress(provider.id);
  const [at, setAt] = useState(0);
  const items = new Map((progress.data?.shots ?? []).map((item) => [item.id, item]));
  const shots = provider.reviewWalk;
  const shot = shots[at] ?? shots[0];
  const item = items.get(shot.id);
  // At either end a button that were disabled would lose the focus that is on it.
  const first = at === 0;
  const last = at === shots.length - 1;
  return html`<nav aria-label="Shots">
      <ol class="walk-shots">
        ${shots.map(
          (one, index) => html`<li key=${one.id}>
            <button type="button" class="walk-shot" aria-current=${index === at ? 'step' : undefined} onClick=${() => setAt(index)}>
              <${Icon} name=${items.get(one.id)?.done ? 'circle-check' : 'circle'} />
              <span>${index + 1}. ${one.title}<span class="hidden">${items.get(one.id)?.done ? ', recorded' : ', not recorded'}</span></span>
            </button>
          </li>`,
        )}
      </ol>
    </nav>
    ${progress.error && html`<${ErrorNote} error=${progress.error} retry=${progress.reload} />`}
    <section class="card walk" aria-labelledby="shot-heading">
      <header class="walk-head">
        <h2 id="shot-heading">Shot ${at + 1}: ${shot.title}</h2>
        ${shot.environment && html`<${Badge} tone="grey">Record in ${environmentName(provider, shot.environment)}<//>`}
      </header>
      <p class="prose">${shot.why}</p>
      <ol class="walk-actions">${shot.actions.map((one) => html`<li key=${one}>${one}</li>`)}</ol>
      ${shot.note && html`<${Note} tone="amber" icon="circle-alert" title="What the environments can show">${shot.note}<//>`}
      <${Readiness} provider=${provider} shot=${shot} />
      ${item && html`<${Tick} item=${item} title=${shot.title} tick=${tick} />`}
      <div class="form-actions">
        <${LinkButton} href=${pathOf(shot, accountFor(provider, shot))} kind="primary" icon="arrow-right" onClick=${PLACES[shot.page].open}>${PLACES[shot.page].words}<//>
        <span class="spring"></span>
        <${Button} aria-disabled=${first ? 'true' : undefined} onClick=${() => !first && setAt(at - 1)}>Previous shot<//>
        <${Button} aria-disabled=${last ? 'true' : undefined} onClick=${() => !last && setAt(at + 1)}>Next shot<//>
      </div>
    </section>`;
}

/** Says whether there is an account to record the shot with. @param {{provider: Provider, shot: ReviewShot}} props */
function Readiness({ provider, shot }) {
  if (!shot.environment || shot.page === 'ACCOUNTS') {
    return null;
  }
  const name = environmentName(provider, shot.environment);
  return accountFor(provider, shot)
    ? html`<${Note} tone="green" icon="circle-check">An account of ${name} is connected.<//>`
    : html`<${Note} tone="plain" icon="circle-alert">No account of ${name} is connected yet. Choose ${name} on Services, save, and connect one.<//>`;
}

/** @param {Provider} provider @param {ReviewShot} shot */
function accountFor(provider, shot) {
  const name = shot.environment && environmentName(provider, shot.environment);
  return (accounts.value ?? []).find((one) => one.providerId === provider.id && one.environment === name);
}

/** @param {Provider} provider @param {string} value */
function environmentName(provider, value) {
  const setting = provider.serviceSettings.settings.find((one) => one.key === provider.environmentSetting);
  return setting?.choices.find((one) => one.value === value)?.label ?? value;
}
