/**
 * The queue of an account and the weekly times at which it goes out.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get, post } from '../lib/api.js';
import { address, setQuery } from '../lib/router.js';
import { may, zone } from '../lib/session.js';
import { accountOf, accounts, loadAccounts, providerOf, sharedError } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { accountName, plural } from '../lib/text.js';
import { toast, toastProblem } from '../lib/toast.js';
import { whenWithin } from '../lib/time.js';
import { HoldNote } from '../holds/hold-controls.js';
import { PostingScheduleCard } from '../queue/posting-schedule.js';
import { QueueList } from '../queue/list.js';
import { Page } from '../shell/page.js';
import { Button, LinkButton } from '../ui/button.js';
import { EnvironmentMark, environmentWords } from '../ui/environment.js';
import { Empty, ErrorNote, Note, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Publication} Publication */
/** @typedef {import('../lib/types.js').Queue} Queue */

export default function QueuePage() {
  const all = accounts.value;
  const asked = address.value.searchParams.get('account');
  const account = accountOf(asked ?? '') ?? all?.[0] ?? null;
  const choose = all && all.length > 1 && html`<${AccountChoice} chosen=${account?.id ?? ''} />`;
  return html`<${Page} title="Queue" lead="Posts that go out at the next free time of an account’s week." actions=${choose}>
    ${sharedError.value && html`<${ErrorNote} error=${sharedError.value} retry=${loadAccounts} />`}
    ${!all && !sharedError.value && html`<${Skeleton} shape="box" />`}
    ${all?.length === 0 &&
    html`<div class="card"><${Empty} icon="users-round" title="Connect an account first" text="Each account has a queue of its own.">
      <${LinkButton} href="/accounts?connect" kind="primary">Connect an account<//>
    <//></div>`}
    ${account &&
    html`<div class="columns" key=${account.id}>
      <div class="column"><${QueueCard} account=${account} /></div>
      <div class="column"><${PostingScheduleCard} accountId=${account.id} /></div>
    </div>`}
  <//>`;
}

/** @param {{chosen: string}} props */
function AccountChoice({ chosen }) {
  return html`<select class="input queue-account" aria-label="Account" value=${chosen} onChange=${(/** @type {any} */ event) => setQuery({ account: event.currentTarget.value })}>
    ${(accounts.value ?? []).map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === chosen}>${accountName(one)}, ${providerOf(one.providerId)?.name ?? one.providerId}${environmentWords(one.providerId, one.environment)}</option>`)}
  </select>`;
}

/** @param {{account: import('../lib/types.js').Account}} props */
function QueueCard({ account }) {
  /** @type {import('../lib/resource.js').Resource<Queue>} */
  const queue = useResource((signal) => get(`/accounts/${account.id}/queue`, { signal }), [account.id], ['queue', 'publication', 'post', 'account', 'hold']);
  const { data, error, loading, reload } = queue;
  /** @param {(items: Publication[]) => Publication[]} how */
  const change = (how) => queue.change((known) => ({ ...known, items: how(known.items) }));
  return html`<section class="card" aria-labelledby="queue-heading" aria-busy=${loading ? 'true' : undefined}>
    <header class="card-head">
      <h2 id="queue-heading">${accountName(account)}</h2>
      <${EnvironmentMark} providerId=${account.providerId} label=${account.environment} />
      ${data && html`<span class="muted">${plural(data.items.length, 'post')} queued</span>`}
      ${data && may('PUBLISH') && html`<${PauseButton} account=${account} paused=${data.pause !== null} reload=${reload} />`}
    </header>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    <${HoldNote} held=${{ scope: 'ACCOUNT', subject: account.id }} />
    <${HoldNote} held=${{ scope: 'NETWORK', subject: account.providerId }} />
    ${data?.pause && html`<${Note} tone="amber" icon="circle-pause" title=${pauseWords(data.pause)}>Queued posts wait. If times have passed when it is resumed, the whole queue moves on to the next free ones, in its order.<//>`}
    ${!data && !error && html`<${Skeleton} shape="row" count=${5} />`}
    ${data && data.items.length > 0 && html`<${QueueList} items=${data.items} movable=${data.movable} reload=${reload} change=${change} />`}
    ${data?.items.length === 0 &&
    html`<${Empty} icon="list-ordered" title="The queue is empty" text="Compose a post and choose “Add to queue”.">
      ${may('PUBLISH') && html`<${Button} icon="plus" onClick=${() => compose()}>Compose a post<//>`}
    <//>`}
  </section>`;
}

/** @param {import('../lib/types.js').Pause} pause */
const pauseWords = ({ since, by, reason }) => `Paused since ${whenWithin(since, zone.value)} by ${by}${reason ? `: ${reason}` : ''}`;

/** @param {{account: import('../lib/types.js').Account, paused: boolean, reload: () => Promise<void>}} props */
function PauseButton({ account, paused, reload }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await post(`/accounts/${account.id}/queue/${paused ? 'resume' : 'pause'}`);
      toast(paused ? 'The queue goes on.' : 'The queue is paused.');
      await reload();
    } catch (failure) {
      toastProblem(failure);
    } finally {
      setBusy(false);
    }
  };
  return html`<${Button} small icon=${paused ? 'play' : 'pause'} busy=${busy} onClick=${run}>${paused ? 'Resume' : 'Pause'}<span class="hidden"> the queue</span><//>`;
}
