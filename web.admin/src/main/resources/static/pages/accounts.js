/**
 * Connected accounts, by network.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { del } from '../lib/api.js';
import { address, setQuery } from '../lib/router.js';
import { may, zone } from '../lib/session.js';
import { accountOf, accounts, loadAccounts, loadProviders, providerOf, providers, sharedError } from '../lib/shared.js';
import { accountName, atHandle, plural } from '../lib/text.js';
import { toast } from '../lib/toast.js';
import { fromNow, when } from '../lib/time.js';
import { Connect } from '../accounts/connect.js';
import { Quotas, RenewalNotice } from '../accounts/quotas.js';
import { HoldButton, HoldNote } from '../holds/hold-controls.js';
import { Page } from '../shell/page.js';
import { Button, LinkButton, OutLink } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';
import { Icon, Initials, NetworkTile } from '../ui/icon.js';
import { EnvironmentMark } from '../ui/environment.js';
import { Empty, ErrorNote, Note, Skeleton, Status } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Account} Account */
/** @typedef {import('../lib/types.js').Provider} Provider */

/** What came back from a network's consent page, taken out of the address. */
function useResult() {
  const [result, setResult] = useState(() => {
    const parameters = address.value.searchParams;
    return {
      connected: parameters.get('connected'),
      fresh: parameters.get('fresh') !== 'false',
      error: parameters.get('connectError') ? (parameters.get('connectMessage') ?? 'The network refused the connection.') : null,
    };
  });
  useEffect(() => {
    if (result.connected || result.error) {
      setQuery({ connected: null, fresh: null, connectError: null, connectMessage: null }, { replace: true });
      loadAccounts();
    }
  }, []);
  return /** @type {[typeof result, () => void]} */ ([result, () => setResult({ connected: null, fresh: false, error: null })]);
}

export default function Accounts() {
  const [result, forget] = useResult();
  const asked = address.value.searchParams.has('connect');
  const [connecting, setConnecting] = useState(/** @type {{reconnect: Account|null}|null} */ (asked ? { reconnect: null } : null));
  useEffect(() => {
    if (asked) {
      setQuery({ connect: null }, { replace: true });
      setConnecting({ reconnect: null });
    }
  }, [asked]);
  const all = accounts.value;
  const networks = providers.value;
  const retry = () => {
    loadAccounts();
    loadProviders();
  };
  const begin = () => {
    forget();
    setConnecting({ reconnect: null });
  };
  const canConnect = may('MANAGE_ACCOUNTS');
  return html`<${Page} title="Accounts" actions=${canConnect && html`<${Button} kind="primary" icon="plus" onClick=${begin}>Connect an account<//>`}>
    <${Result} result=${result} />
    ${sharedError.value && html`<${ErrorNote} error=${sharedError.value} retry=${retry} />`}
    ${(!all || !networks) && !sharedError.value && html`<div class="cards"><${Skeleton} shape="card" count=${3} /></div>`}
    ${all?.length === 0 && networks && html`<div class="card"><${Empty} icon="users-round" title="No account yet" text="Connect one, and Rostrum can publish to it.">
      ${canConnect && html`<${Button} kind="primary" icon="plus" onClick=${begin}>Connect your first account<//>`}
    <//></div>`}
    ${all && networks && groups(all, networks).map(
      ([id, members]) => html`<${NetworkGroup} key=${id} provider=${providerOf(id)} id=${id} members=${members}
        onReconnect=${(/** @type {Account} */ account) => (forget(), setConnecting({ reconnect: account }))} />`,
    )}
    ${connecting && html`<${Connect} reconnect=${connecting.reconnect} onClose=${() => setConnecting(null)} />`}
  <//>`;
}

/**
 * @param {Account[]} all
 * @param {Provider[]} networks gives the order
 * @returns {[string, Account[]][]}
 */
function groups(all, networks) {
  const ids = [...new Set([...networks.map((one) => one.id), ...all.map((one) => one.providerId)])];
  return ids
    .map((id) => /** @type {[string, Account[]]} */ ([id, all.filter((one) => one.providerId === id)]))
    .filter(([, members]) => members.length > 0);
}

/** @param {{result: {connected: string|null, fresh: boolean, error: string|null}}} props */
function Result({ result }) {
  if (result.error) {
    return html`<${ErrorNote} title="The account was not connected" error=${{ message: result.error }} />`;
  }
  if (!result.connected) {
    return null;
  }
  const account = accountOf(result.connected);
  const name = account ? accountName(account) : 'The account';
  return html`<${Note} tone="green" icon="circle-check" role="status" title=${result.fresh ? 'Connected' : 'Connected again'}>
    ${name} can publish now.
  <//>`;
}

/** @param {{provider: Provider|null, id: string, members: Account[], onReconnect: (account: Account) => void}} props */
function NetworkGroup({ provider, id, members, onReconnect }) {
  const heading = `network-${id}`;
  return html`<section class="network" aria-labelledby=${heading}>
    <header class="network-head">
      <${NetworkTile} provider=${provider} />
      <h2 id=${heading}>${provider?.name ?? id}</h2>
      <span class="muted">${plural(members.length, 'account')}</span>
      <span class="spring"></span>
      <${HoldButton} small named held=${{ scope: 'NETWORK', subject: id }} name=${provider?.name ?? id} />
    </header>
    <${HoldNote} held=${{ scope: 'NETWORK', subject: id }} />
    <div class="cards">${members.map((one) => html`<${AccountCard} key=${one.id} account=${one} provider=${provider} onReconnect=${onReconnect} />`)}</div>
  </section>`;
}

/** @param {{account: Account, provider: Provider|null, onReconnect: (account: Account) => void}} props */
function AccountCard({ account, provider, onReconnect }) {
  const name = accountName(account);
  const broken = account.state === 'NEEDS_RECONNECT';
  const network = provider?.name ?? account.providerId;
  /** @type {import('../lib/holds.js').Held} */
  const held = { scope: 'ACCOUNT', subject: account.id };
  const askToDisconnect = () =>
    confirm({
      title: `Disconnect ${name}?`,
      text: html`<p>Rostrum deletes its keys to this account. What is scheduled for it is cancelled; what was published stays on ${network} and in your list.</p>
        <p>Its statistics and those of its posts are deleted with it. <a href=${`/statistics?account=${account.id}`}>Export them first</a> if you want to keep them.</p>
        <p>To withdraw the permission itself, remove Rostrum in the settings of ${network}.</p>`,
      action: 'Disconnect',
      danger: true,
      run: async () => {
        await del(`/accounts/${account.id}`);
        toast(`${name} was disconnected.`);
        await loadAccounts();
      },
    });
  return html`<article class="card account" aria-label=${name}>
    <div class="account-head">
      <${Initials} large name=${name} />
      <div class="account-name">
        <h3>${name}</h3>
        <p class="muted">${account.identity.profileUrl ? html`<${OutLink} href=${account.identity.profileUrl}>${atHandle(account.identity.handle) || 'Profile'}<//>` : atHandle(account.identity.handle)}</p>
      </div>
      <${EnvironmentMark} providerId=${account.providerId} label=${account.environment} />
    </div>
    <p><${Status} state=${account.state} /></p>
    <${HoldNote} held=${held} />
    <${RenewalNotice} account=${account} />
    ${account.reason && html`<p class="account-reason">${account.reason}</p>`}
    ${account.missingScopes.length > 0 && html`<p class="account-reason"><${Icon} name="triangle-alert" class="warn" /> Not granted: ${account.missingScopes.join(', ')}. Reconnect and agree to everything that is asked.</p>`}
    <dl class="facts facts-small">
      ${account.home.map((one) => html`<div key=${one.key}><dt>${one.label}</dt><dd class="anywhere">${one.value}</dd></div>`)}
      <div><dt>Connected</dt><dd>${when(account.connectedAt, zone.value)}</dd></div>
      ${account.refreshExpiresAt && html`<div><dt>Renewable until</dt><dd>${when(account.refreshExpiresAt, zone.value)} <span class="muted">${fromNow(account.refreshExpiresAt)}</span></dd></div>`}
    </dl>
    <${Quotas} account=${account} />
    ${account.state === 'PROVIDER_UNAVAILABLE' && may('MANAGE_SERVICES') && html`<${LinkButton} href="/services" small>Look at Services<//>`}
    <div class="card-links">
      <${LinkButton} small href=${`/queue?account=${account.id}`} icon="list-ordered" aria-label=${`Queue and schedule of ${name}`}>Queue and schedule<//>
      <${HoldButton} small held=${held} name=${name} />
    </div>
    ${may('MANAGE_ACCOUNTS') &&
    html`<div class="card-actions">
      <${Button} small kind=${broken ? 'primary' : 'plain'} icon="refresh-cw" aria-label=${`Reconnect ${name}`} onClick=${() => onReconnect(account)}>Reconnect<//>
      <${Button} small kind="quiet" icon="unplug" aria-label=${`Disconnect ${name}`} onClick=${askToDisconnect}>Disconnect<//>
    </div>`}
  </article>`;
}
