/**
 * The accounts a post goes to, and what each of them needs.
 * @module
 */
import { html, classes, useState } from '../lib/ui.js';
import { post } from '../lib/api.js';
import { accountOf, accounts, providerOf } from '../lib/shared.js';
import { accountName, atHandle } from '../lib/text.js';
import { Button } from '../ui/button.js';
import { TextArea, TextField } from '../ui/field.js';
import { NetworkTile } from '../ui/icon.js';
import { SchemaForm } from '../ui/schema-form.js';
import { EnvironmentMark } from '../ui/environment.js';
import { Badge, Note, stateWords } from '../ui/states.js';
import { counters } from './counters.js';
import { RepliesField } from './replies.js';
import { fieldRule, replyRule } from './rules.js';

/** @typedef {import('../lib/types.js').Setting} Setting */
/** @typedef {import('../lib/types.js').Version} Version */

const PAGE = 25;

/** @param {{chosen: string[], error: string|null, onChange: (ids: string[]) => void}} props */
export function AccountPicker({ chosen, error, onChange }) {
  /** @param {string} id */
  const toggle = (id) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return html`<fieldset class="field picker" aria-describedby=${error ? 'picker-error' : undefined}>
    <legend class="label">Publish to</legend>
    <div class="picker-chips">
      ${(accounts.value ?? []).map((account) => {
        const on = chosen.includes(account.id);
        return html`<label key=${account.id} class=${classes('account-chip', on && 'account-chip-on')}>
          <input type="checkbox" class="covering" checked=${on} aria-invalid=${error ? 'true' : undefined} onChange=${() => toggle(account.id)} />
          <${NetworkTile} provider=${providerOf(account.providerId)} named />
          <span>${accountName(account)}</span>
          <${EnvironmentMark} providerId=${account.providerId} label=${account.environment} />
          ${account.state !== 'CONNECTED' && html`<${Badge} tone="red">${stateWords(account.state).word}<//>`}
        </label>`;
      })}
    </div>
    ${error && html`<p class="field-error" id="picker-error">${error}</p>`}
  </fieldset>`;
}

/**
 * Looks up choices of an account's network.
 * @param {string} accountId
 * @param {Setting} setting
 * @param {Record<string, string>} values
 * @returns {import('../ui/combobox.js').Lookup}
 */
export function lookupOf(accountId, setting, values) {
  const options = Object.fromEntries(setting.lookupDependsOn.map((key) => [key, values[key] ?? '']));
  const path = `/accounts/${accountId}/choices/${encodeURIComponent(setting.key)}`;
  return {
    scope: `${path} ${JSON.stringify(options)} `,
    load: (search, cursor) => post(path, { search, cursor, limit: PAGE, options }),
    create: setting.creatable ? (label) => post(`${path}/create`, { label, options: values }) : null,
  };
}

/**
 * @typedef {object} TargetProps
 * @property {string} accountId
 * @property {Record<string, string>} options
 * @property {Version|undefined} version
 * @property {{title: string, text: string, link: string, replies: string[]}} shared
 * @property {Record<string, string>} optionErrors
 * @property {Record<string, string>} versionErrors
 * @property {string[]} others
 * @property {string|null} colour that suits what is published
 * @property {(options: Record<string, string>) => void} onOptions
 * @property {(version: Version) => void} onVersion
 */

/** @param {TargetProps} props */
export function TargetCard(props) {
  const { accountId, options } = props;
  const account = accountOf(accountId);
  const provider = providerOf(account?.providerId ?? '');
  if (!account) {
    return html`<${Note} tone="amber" icon="triangle-alert" title="An account is gone">Take it out of the post: it was disconnected.<//>`;
  }
  if (!provider) {
    return html`<${Note} tone="amber" icon="triangle-alert" title=${`${accountName(account)}: ${stateWords('PROVIDER_UNAVAILABLE').word}`}>${account.reason} What you wrote is kept; go on when it is back, or take the account out of the post.<//>`;
  }
  const schema = provider.publicationOptions;
  /** @param {string} key @param {string} value */
  const change = (key, value) => {
    const next = { ...options, [key]: value };
    // What was looked up for the old value means nothing for the new one.
    schema.settings.filter((one) => one.lookupDependsOn.includes(key)).forEach((one) => delete next[one.key]);
    props.onOptions(next);
  };
  return html`<section class="target" aria-label=${`${provider.name}, ${accountName(account)}`}>
    <header class="target-head">
      <${NetworkTile} provider=${provider} />
      <h3>${provider.name}</h3>
      <span class="muted">${atHandle(account.identity.handle) || accountName(account)}</span>
      <${EnvironmentMark} providerId=${provider.id} label=${account.environment} />
    </header>
    ${account.state !== 'CONNECTED' && html`<${Note} tone="amber" icon="triangle-alert" title=${stateWords(account.state).word}>${account.reason || 'The post waits until the account can publish again.'}<//>`}
    ${props.others.map((message) => html`<div key=${message} data-problem="true" tabindex="-1"><${Note} tone="red" icon="triangle-alert">${message}<//></div>`)}
    <${SchemaForm} schema=${schema} values=${options} errors=${props.optionErrors} colour=${props.colour} onChange=${change} lookup=${(/** @type {Setting} */ setting) => lookupOf(accountId, setting, options)} />
    <${Override} ...${props} provider=${provider} />
  </section>`;
}

/** @type {('title'|'text'|'link')[]} */
const FIELDS = ['title', 'text', 'link'];

/** @param {TargetProps & {provider: import('../lib/types.js').Provider}} props */
function Override({ version, shared, versionErrors, onVersion, provider }) {
  const wrong = Object.keys(versionErrors).length > 0;
  const [open, setOpen] = useState(false);
  const current = version ?? { title: null, text: null, link: null, replies: null };
  const own = [...FIELDS, /** @type {const} */ ('replies')].filter((field) => (current[field] ?? null) !== null).length;
  /** @param {'title'|'text'|'link'} field @param {string} value */
  const change = (field, value) => onVersion({ ...current, [field]: value === shared[field] ? null : value });
  return html`<details class="fold" open=${open || wrong} onToggle=${(/** @type {any} */ event) => setOpen(event.currentTarget.open)}>
    <summary>Say it differently here ${own > 0 && html`<${Badge} tone="iris">${own} changed<//>`}</summary>
    ${(open || wrong) && FIELDS.map((field) => {
      const rule = fieldRule([provider], field);
      if (!rule.used) {
        return null;
      }
      const value = current[field] ?? shared[field];
      const Control = field === 'text' ? TextArea : TextField;
      return html`<${Control}
        key=${field}
        label=${`${rule.label} on ${provider.name}`}
        value=${value}
        error=${versionErrors[field]}
        class=${current[field] === null ? 'inherited' : ''}
        counter=${counters(rule, value)}
        onInput=${(/** @type {string} */ next) => change(field, next)}
      />`;
    })}
    ${(open || wrong) && html`<${OwnReplies} provider=${provider} own=${current.replies ?? null} shared=${shared.replies} errors=${versionErrors} onChange=${(/** @type {string[]|null} */ replies) => onVersion({ ...current, replies })} />`}
  </details>`;
}

/** @param {{provider: import('../lib/types.js').Provider, own: string[]|null, shared: string[], errors: Record<string, string>, onChange: (replies: string[]|null) => void}} props */
function OwnReplies({ provider, own, shared, errors, onChange }) {
  if (!replyRule([provider]).used) {
    return null;
  }
  if (own === null) {
    return html`<div><${Button} small icon="pencil" onClick=${() => onChange(shared)}>Let other words follow on ${provider.name}<//></div>`;
  }
  return html`<${RepliesField} replies=${own} networks=${[provider]} where=${` on ${provider.name}`} errors=${errors} onChange=${onChange} />
    <div><${Button} small icon="undo-2" onClick=${() => onChange(null)}>Let the same follow as elsewhere<//></div>`;
}
