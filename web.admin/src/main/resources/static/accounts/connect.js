/**
 * Connects an account: which network, which way, and what it asks for.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { get, post, query } from '../lib/api.js';
import { may } from '../lib/session.js';
import { accounts, loadAccounts, providerOf, providers } from '../lib/shared.js';
import { accountName } from '../lib/text.js';
import { toast } from '../lib/toast.js';
import { Button, LinkButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { EnvironmentCheck } from './environment-check.js';
import { useForm } from '../ui/form.js';
import { NetworkTile } from '../ui/icon.js';
import { SchemaForm } from '../ui/schema-form.js';
import { Empty, ErrorNote, Note, Skeleton, Status } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Account} Account */
/** @typedef {import('../lib/types.js').Provider} Provider */
/** @typedef {import('../lib/types.js').ConnectOption} ConnectOption */

/** @param {{reconnect: Account|null, onClose: () => void}} props */
export function Connect({ reconnect, onClose }) {
  const all = providers.value ?? [];
  const ready = all.filter((one) => one.state === 'READY');
  const first = reconnect ? providerOf(reconnect.providerId) : ready.length === 1 && all.length === 1 ? ready[0] : null;
  const [picked, setPicked] = useState(/** @type {Provider|null} */ (null));
  const provider = picked ?? first;
  const title = reconnect ? `Reconnect ${accountName(reconnect)}` : provider ? `Connect ${provider.name}` : 'Connect an account';
  return html`<${Dialog} title=${title} onClose=${onClose}>
    ${provider
      ? html`<${InEnvironment} provider=${provider} reconnect=${reconnect} onClose=${onClose} onBack=${first ? null : () => setPicked(null)} />`
      : html`<${Networks} onPick=${setPicked} />`}
  <//>`;
}

/** @param {{onPick: (provider: Provider) => void}} props */
function Networks({ onPick }) {
  const all = providers.value ?? [];
  if (all.length === 0) {
    return html`<${Empty} icon="plug" title="No network is installed" text="Install a network's bundle, then connect an account of it." />`;
  }
  return html`<p class="prose">Which network is the account on?</p>
    <ul class="options">
      ${all.map(
        (provider) => html`<li key=${provider.id}>
          ${provider.state === 'READY'
            ? html`<button type="button" class="option-button" onClick=${() => onPick(provider)}><${NetworkTile} large provider=${provider} /><strong>${provider.name}</strong></button>`
            : html`<div class="option-button option-waiting">
                <${NetworkTile} large provider=${provider} />
                <span class="grow"><strong>${provider.name}</strong> <${Status} state=${provider.state} /></span>
                ${may('MANAGE_SERVICES') && html`<${LinkButton} href="/services" small>Set up<//>`}
              </div>`}
        </li>`,
      )}
    </ul>`;
}

/**
 * Where a network has several environments, which one the account is connected in.
 * @param {{provider: Provider, reconnect: Account|null, onClose: () => void, onBack: (() => void)|null}} props
 */
function InEnvironment({ provider, reconnect, onClose, onBack }) {
  const [wanted, setWanted] = useState(provider.environments.find((one) => one.chosen && one.ready)?.value ?? null);
  const environment = provider.environments.find((one) => one.value === wanted) ?? null;
  const elsewhere = (accounts.value ?? []).some((one) => one.providerId === provider.id && environment && one.environment !== environment.label);
  const asked = reconnect ? { reconnect: reconnect.id } : environment ? { environment: environment.value } : {};
  const ready = provider.environments.filter((one) => one.ready);
  const waiting = provider.environments.filter((one) => !one.ready);
  return html`${reconnect?.environment && html`<p class="prose">It belongs to ${reconnect.environment} and is connected again there.</p>`}
    ${reconnect && reconnect.missingScopes.length > 0 && html`<${Note} tone="amber" icon="triangle-alert" title="Agree to everything this time">Not granted so far: ${reconnect.missingScopes.join(', ')}.<//>`}
    ${!reconnect &&
    provider.environments.length > 0 &&
    html`${ready.length > 1
        ? html`<fieldset class="ways">
            <legend class="label">Environment</legend>
            ${ready.map(
              (one) => html`<label key=${one.value} class="choice">
                <input type="radio" name="environment" checked=${one.value === wanted} onChange=${() => setWanted(one.value)} />
                <span><strong>${one.label}</strong></span>
              </label>`,
            )}
          </fieldset>`
        : environment && html`<p class="prose">In the environment <strong>${environment.label}</strong>.</p>`}
      ${waiting.length > 0 && html`<p class="field-help">Not set up on Services yet: ${waiting.map((one) => one.label).join(', ')}.</p>`}
      ${environment && elsewhere && html`<${EnvironmentCheck} provider=${provider} environment=${environment} />`}`}
    <${Ways} key=${environment?.value} provider=${provider} reconnect=${reconnect} asked=${asked} onClose=${onClose} onBack=${onBack} />`;
}

/** @param {{provider: Provider, reconnect: Account|null, asked: Record<string, string>, onClose: () => void, onBack: (() => void)|null}} props */
function Ways({ provider, reconnect, asked, onClose, onBack }) {
  const [ways, setWays] = useState(/** @type {ConnectOption[]|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const [wanted, setWanted] = useState(0);
  const load = () => {
    setError(null);
    get(`/providers/${provider.id}/connect${query(asked)}`).then((answer) => setWays(answer.items)).catch(setError);
  };
  useEffect(load, [provider.id]);
  if (error) {
    return html`<${ErrorNote} error=${error} retry=${load} />`;
  }
  if (!ways) {
    return html`<${Skeleton} shape="row" count=${2} />`;
  }
  if (ways.length === 0) {
    return html`<${Empty} icon="plug" title=${`${provider.name} cannot be connected yet`} text=${provider.reason || 'Its service settings are missing.'}>
      ${may('MANAGE_SERVICES') && html`<${LinkButton} href="/services" kind="primary">Open Services<//>`}
    <//>`;
  }
  const way = ways[wanted] ?? ways[0];
  return html`${ways.length > 1 &&
    html`<fieldset class="ways">
      <legend class="label">How</legend>
      ${ways.map(
        (one, index) => html`<label key=${one.label} class="choice">
          <input type="radio" name="way" checked=${index === wanted} onChange=${() => setWanted(index)} />
          <span><strong>${one.label}</strong>${one.help && html`<span>${one.help}</span>`}</span>
        </label>`,
      )}
    </fieldset>`}
    ${ways.length === 1 && way.help && html`<p class="prose">${way.help}</p>`}
    <${WayForm} key=${way.method} way=${way} provider=${provider} reconnect=${reconnect} asked=${asked} onClose=${onClose} onBack=${onBack} />`;
}

/** @param {{way: ConnectOption, provider: Provider, reconnect: Account|null, asked: Record<string, string>, onClose: () => void, onBack: (() => void)|null}} props */
function WayForm({ way, provider, reconnect, asked, onClose, onBack }) {
  const [values, setValues] = useState(() => known(way, reconnect));
  const form = useForm();
  const consent = way.method === 'CONSENT';
  const asks = way.fields.settings.length > 0;
  const there = asks ? 'your server' : provider.name;
  const check = () =>
    Object.fromEntries(
      way.fields.settings
        .filter((one) => one.required && !values[one.key] && one.defaultValue === null)
        .map((one) => [one.key, `${one.label} is needed.`]),
    );
  const send = async () => {
    if (consent) {
      const { authorizeUrl } = await post(`/providers/${provider.id}/connect/consent`, { ...asked, returnPath: '/accounts', ...(asks ? { fields: values } : {}) });
      location.assign(authorizeUrl);
      return;
    }
    const { account, fresh } = await post(`/providers/${provider.id}/connect`, { method: way.method, ...asked, fields: values });
    await loadAccounts();
    toast(`${accountName(account)} is connected${fresh ? '' : ' again'}.`);
    onClose();
  };
  return html`<form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, send)}>
    ${consent && html`<${Note} tone="plain" icon="shield-check">You go to ${there}, agree there, and come back here. Rostrum never sees your password.<//>`}
    ${asks &&
    html`<${SchemaForm} schema=${way.fields} values=${values} errors=${stripped(form.errors)} onChange=${(/** @type {string} */ key, /** @type {string} */ value) => {
      form.clear(key);
      form.clear(`fields.${key}`);
      setValues((old) => ({ ...old, [key]: value }));
    }} />`}
    ${form.error && html`<${ErrorNote} error=${form.error} />`}
    <div class="form-actions">
      ${onBack && html`<${Button} icon="arrow-left" onClick=${onBack}>Another network<//>`}
      <span class="spring"></span>
      <${Button} kind="primary" type="submit" icon=${consent ? 'arrow-up-right' : 'plug'} busy=${form.busy}>${consent ? `Continue to ${there}` : 'Connect'}<//>
    </div>
  </form>`;
}

/**
 * What is known of an account that is connected again: where it is.
 * @param {ConnectOption} way
 * @param {Account|null} account
 * @returns {Record<string, string>}
 */
function known(way, account) {
  const asked = new Set(way.fields.settings.map((one) => one.key));
  return Object.fromEntries((account?.home ?? []).filter((one) => asked.has(one.key)).map((one) => [one.key, one.value]));
}

/**
 * Takes `fields.token` for `token`.
 * @param {Record<string, string>} errors
 */
function stripped(errors) {
  return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key.replace(/^fields\./, ''), value]));
}
