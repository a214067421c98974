/**
 * What comes next, what needs attention, and how to begin.
 * @module
 */
import { html } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { may, zone } from '../lib/session.js';
import { accounts, loadAccounts, loadProviders, providerOf, providers, sharedError } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { accountName, atHandle, plural } from '../lib/text.js';
import { instantOf, plusDays, today, when } from '../lib/time.js';
import { endsSoon } from '../accounts/quotas.js';
import { Page } from '../shell/page.js';
import { PublicationRow } from '../publication/row.js';
import { Button, LinkButton } from '../ui/button.js';
import { Icon, NetworkTile } from '../ui/icon.js';
import { EnvironmentMark } from '../ui/environment.js';
import { Empty, ErrorNote, Skeleton, Status } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

const DAYS_AHEAD = 30;
const DAYS_BACK = 7;
const MOST_NEXT = 6;
const MOST_ATTENTION = 5;
const UPCOMING = ['SCHEDULED', 'PUBLISHING', 'WAITING', 'RETRYING', 'UNCERTAIN'];

/** @param {AbortSignal} signal */
async function load(signal) {
  const from = instantOf(plusDays(today(zone.value), -DAYS_BACK), '00:00', zone.value);
  const until = instantOf(plusDays(today(zone.value), DAYS_AHEAD), '00:00', zone.value);
  const range = query({ from: from?.toISOString(), until: until?.toISOString() });
  const trouble = query({ state: ['FAILED', 'NEEDS_DECISION'], limit: MOST_ATTENTION });
  const [calendar, attention, any] = await Promise.all([
    get(`/publications/calendar${range}`, { signal }),
    get(`/publications${trouble}`, { signal }),
    get('/publications?limit=1', { signal }),
  ]);
  return {
    all: /** @type {Publication[]} */ (calendar.items),
    attention: /** @type {Publication[]} */ (attention.items),
    composed: any.items.length > 0,
  };
}

export default function Overview() {
  const { data, error, reload } = useResource(load, [zone.value], ['publication', 'post']);
  const known = data !== null && accounts.value !== null && providers.value !== null;
  const retry = () => {
    reload();
    loadAccounts();
    loadProviders();
  };
  const failed = error ?? sharedError.value;
  return html`<${Page} title="Overview">
    ${failed && html`<${ErrorNote} error=${failed} retry=${retry} />`}
    ${known ? html`<${Content} data=${data} />` : !failed && html`<${Loading} />`}
  <//>`;
}

function Loading() {
  return html`<div class="stats"><${Skeleton} shape="card" count=${3} /></div>
    <div class="columns"><${Skeleton} shape="row" count=${5} /><${Skeleton} shape="box" /></div>`;
}

/** @param {{data: Awaited<ReturnType<typeof load>>}} props */
function Content({ data }) {
  const upcoming = data.all.filter((one) => UPCOMING.includes(one.state));
  const published = data.all.filter((one) => one.state === 'PUBLISHED').reverse();
  const ready = (providers.value ?? []).some((one) => one.state === 'READY');
  const connected = (accounts.value ?? []).length > 0;
  const started = ready && connected && data.composed;
  return html`${!started && html`<${FirstSteps} ready=${ready} connected=${connected} composed=${data.composed} />`}
    ${started && html`<${Numbers} upcoming=${upcoming.length} published=${published.length} attention=${data.attention.length + broken().length} />`}
    <div class="columns">
      <div class="column">
        <${Next} upcoming=${upcoming.slice(0, MOST_NEXT)} connected=${connected} />
        ${published.length > 0 &&
        html`<section class="card" aria-labelledby="published-heading">
          <header class="card-head"><h2 id="published-heading">Published lately</h2></header>
          <ul class="rows">${published.slice(0, MOST_NEXT).map((one) => html`<${PublicationRow} key=${one.id} publication=${one} brief />`)}</ul>
        </section>`}
      </div>
      <div class="column">
        <${Attention} publications=${data.attention} />
        ${connected && html`<${AccountStates} />`}
      </div>
    </div>`;
}

/** @param {{upcoming: number, published: number, attention: number}} props */
function Numbers({ upcoming, published, attention }) {
  const stats = [
    ['Coming up', upcoming, `in the next ${DAYS_AHEAD} days`, 'iris'],
    ['Published', published, `in the last ${DAYS_BACK} days`, 'green'],
    ['Need you', attention, attention === 0 ? 'all is well' : 'see Needs attention', attention === 0 ? 'grey' : 'red'],
  ];
  return html`<dl class="stats">
    ${stats.map(
      ([label, count, detail, tone]) => html`<div key=${label} class=${`card stat tone-${tone}`}>
        <dt><span class="dot"></span>${label}</dt>
        <dd class="stat-number">${count}</dd>
        <dd class="stat-detail">${detail}</dd>
      </div>`,
    )}
  </dl>`;
}

/** @param {{ready: boolean, connected: boolean, composed: boolean}} props */
function FirstSteps({ ready, connected, composed }) {
  const first = providers.value?.[0]?.name ?? 'a network';
  const steps = [
    { done: ready, title: 'Set up a service', text: `Tell Rostrum how to reach ${first}. The steps are on the page.`, action: may('MANAGE_SERVICES') && html`<${LinkButton} href="/services" kind="primary">Open Services<//>` },
    { done: connected, title: 'Connect an account', text: 'Agree once; Rostrum keeps the connection fresh.', action: may('MANAGE_ACCOUNTS') && html`<${LinkButton} href="/accounts?connect" kind="primary">Connect an account<//>` },
    { done: composed, title: 'Compose your first post', text: 'Add a picture, choose a time, and watch it being published.', action: may('PUBLISH') && html`<${Button} kind="primary" onClick=${() => compose()}>Compose a post<//>` },
  ];
  const next = steps.findIndex((step) => !step.done);
  return html`<section class="card" aria-labelledby="steps-heading">
    <header class="card-head">
      <h2 id="steps-heading">First steps</h2>
      <span class="muted">${steps.filter((step) => step.done).length} of ${steps.length} done</span>
    </header>
    <ol class="steps steps-wide">
      ${steps.map(
        (step, index) => html`<li key=${step.title} class=${step.done ? 'step step-done' : index === next ? 'step step-now' : 'step'}>
          <span class="step-mark">${step.done ? html`<${Icon} name="check" /><span class="hidden">Done: </span>` : index + 1}</span>
          <div class="step-text"><h3>${step.title}</h3><p>${step.text}</p></div>
          ${index === next && step.action}
        </li>`,
      )}
    </ol>
  </section>`;
}

/** @param {{upcoming: Publication[], connected: boolean}} props */
function Next({ upcoming, connected }) {
  return html`<section class="card" aria-labelledby="next-heading">
    <header class="card-head">
      <h2 id="next-heading">Next up</h2>
      <a href="/calendar">Calendar</a>
    </header>
    ${upcoming.length > 0
      ? html`<ul class="rows">${upcoming.map((one) => html`<${PublicationRow} key=${one.id} publication=${one} />`)}</ul>`
      : html`<${Empty} small icon="calendar-days" title="Nothing is scheduled" text=${`Nothing goes out in the next ${DAYS_AHEAD} days.`}>
          ${may('PUBLISH') && connected && html`<${Button} icon="plus" onClick=${() => compose()}>Schedule a post<//>`}
        <//>`}
  </section>`;
}

const broken = () => (accounts.value ?? []).filter((one) => one.state !== 'CONNECTED');

/** @param {{publications: Publication[]}} props */
function Attention({ publications }) {
  const trouble = broken();
  const ending = (accounts.value ?? []).filter(endsSoon);
  const quiet = publications.length === 0 && trouble.length === 0 && ending.length === 0;
  return html`<section class="card" aria-labelledby="attention-heading">
    <header class="card-head"><h2 id="attention-heading">Needs attention</h2></header>
    ${quiet && html`<p class="card-line"><${Icon} name="circle-check" class="good" /> Nothing. All is well.</p>`}
    ${trouble.map(
      (account) => html`<div key=${account.id} class="attention">
        <p><strong>${accountName(account)}</strong> <${Status} state=${account.state} /></p>
        ${account.reason && html`<p class="muted">${account.reason}</p>`}
        <${LinkButton} href="/accounts" small>Look at Accounts<//>
      </div>`,
    )}
    ${ending.map(
      (account) => html`<div key=${account.id} class="attention">
        <p><strong>${accountName(account)}</strong></p>
        <p class="muted">Its access can be renewed until ${when(account.refreshExpiresAt ?? '', zone.value)} only. Reconnect it before, and nothing is missed.</p>
        <${LinkButton} href="/accounts" small>Look at Accounts<//>
      </div>`,
    )}
    ${publications.length > 0 && html`<ul class="rows rows-tight">${publications.map((one) => html`<${PublicationRow} key=${one.id} publication=${one} />`)}</ul>`}
  </section>`;
}

function AccountStates() {
  const all = accounts.value ?? [];
  return html`<section class="card" aria-labelledby="accounts-heading">
    <header class="card-head"><h2 id="accounts-heading">Accounts</h2><a href="/accounts">${plural(all.length, 'account')}</a></header>
    <ul class="plain-list">
      ${all.map(
        (account) => html`<li key=${account.id}>
          <${NetworkTile} provider=${providerOf(account.providerId)} named />
          <span class="grow"><strong>${accountName(account)}</strong> <span class="muted">${atHandle(account.identity.handle)}</span></span>
          <${EnvironmentMark} providerId=${account.providerId} label=${account.environment} />
          <${Status} state=${account.state} />
        </li>`,
      )}
    </ul>
  </section>`;
}
