/**
 * What each network needs to know once: drawn from what its provider declares.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { get, post, put, query } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { loadAccounts, loadProviders, providers, sharedError } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { EnvironmentCheck } from '../accounts/environment-check.js';
import { HoldButton, HoldNote } from '../holds/hold-controls.js';
import { Page } from '../shell/page.js';
import { Guide } from '../services/guide.js';
import { Button, CopyButton } from '../ui/button.js';
import { byField, useForm } from '../ui/form.js';
import { focusFirstProblem } from '../ui/field.js';
import { NetworkTile } from '../ui/icon.js';
import { inForce, isVisible, SchemaForm } from '../ui/schema-form.js';
import { Empty, ErrorNote, Note, Skeleton, Status } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Provider} Provider */
/** @typedef {import('../lib/types.js').ServiceSettings} ServiceSettings */
/** @typedef {import('../lib/types.js').SettingProblem} SettingProblem */

export default function Services() {
  const all = providers.value;
  return html`<${Page} title="Services" lead="What Rostrum needs to know about each network. You fill it in once.">
    ${sharedError.value && html`<${ErrorNote} error=${sharedError.value} retry=${loadProviders} />`}
    ${!all && !sharedError.value && html`<${Skeleton} shape="box" />`}
    ${all?.length === 0 && html`<div class="card"><${Empty} icon="plug" title="No network is installed" text="Install one on the page “Bundles”; it appears here." /></div>`}
    ${all?.map((provider) => html`<${Service} key=${provider.id} provider=${provider} />`)}
  <//>`;
}

/** @param {{provider: Provider}} props */
function Service({ provider }) {
  const path = `/providers/${provider.id}/settings`;
  /** @type {import('../lib/resource.js').Resource<ServiceSettings>} */
  const settings = useResource((signal) => get(path, { signal }), [provider.id]);
  const [tests, setTests] = useState(0);
  const heading = `service-${provider.id}`;
  /** @type {import('../lib/holds.js').Held} */
  const held = { scope: 'NETWORK', subject: provider.id };
  return html`<section class="card service" aria-labelledby=${heading}>
    <header class="card-head">
      <${NetworkTile} provider=${provider} />
      <h2 id=${heading}>${provider.name}</h2>
      <span class="spring"></span>
      <${HoldButton} small held=${held} name=${provider.name} />
      <${Status} state=${provider.state} />
    </header>
    <${HoldNote} held=${held} />
    <div class="service-columns">
      <div class="service-form">
        ${settings.error && html`<${ErrorNote} error=${settings.error} retry=${settings.reload} />`}
        ${settings.data ? html`<${SettingsForm} provider=${provider} path=${path} settings=${settings.data} saved=${settings.reload} onTested=${() => setTests((count) => count + 1)} />` : !settings.error && html`<${Skeleton} shape="row" count=${4} />`}
      </div>
      ${provider.setupGuide.length > 0 && html`<${Guide} provider=${provider} saved=${`${settings.data?.savedAt} ${tests}`} />`}
    </div>
  </section>`;
}

/**
 * Whether an app is registered with the network: a guide that does not mention the redirect URI needs none.
 * @param {Provider} provider @param {string} redirectUri
 */
function registers(provider, redirectUri) {
  return provider.setupGuide.length === 0 || provider.setupGuide.some((step) => step.copy.some((copy) => copy.text.includes(redirectUri)));
}

/** @param {{provider: Provider, path: string, settings: ServiceSettings, saved: () => Promise<void>, onTested: () => void}} props */
function SettingsForm({ provider, path, settings, saved, onTested }) {
  const [values, setValues] = useState(settings.values);
  const [secretsSet, setSecretsSet] = useState(settings.secretsSet);
  const [tested, setTested] = useState(/** @type {SettingProblem[]|null} */ (null));
  const [testing, setTesting] = useState(false);
  const form = useForm();
  useEffect(() => {
    setValues(settings.values);
    setSecretsSet(settings.secretsSet);
  }, [settings]);
  const environment = provider.environments.find((one) => one.value === values[provider.environmentSetting ?? '']);

  const schema = provider.serviceSettings;
  const check = () => missing(schema, values, secretsSet);
  const save = async () => {
    setTested(null);
    await put(path, { values: inForce(schema, values) });
    // Shows what was stored, and empties the fields of secrets.
    await Promise.all([saved(), loadProviders(), loadAccounts()]);
    toast(`The settings of ${provider.name}${environment ? ` for ${environment.label}` : ''} are saved.`);
  };
  const saveAndTest = async () => {
    await save();
    setTesting(true);
    try {
      const { problems } = await post(`${path}/test`);
      setTested(problems);
      onTested();
      if (problems.length > 0) {
        focusFirstProblem(form.ref.current);
      }
    } finally {
      setTesting(false);
    }
  };
  const errors = { ...byField(tested ?? []), ...form.errors };
  const general = (tested ?? []).filter((one) => !schema.settings.some((setting) => setting.key === one.field));
  /** @param {string} key @param {string} value */
  const change = (key, value) => {
    form.clear(key);
    form.clear(`values.${key}`);
    setTested(null);
    setValues((old) => ({ ...old, [key]: value }));
    if (key === provider.environmentSetting) {
      choose(value);
    }
  };
  /** @param {string} wanted shows what is saved for it; what nobody saved yet is taken from the form */
  const choose = async (wanted) => {
    try {
      const found = await get(`${path}${query({ environment: wanted })}`);
      const saved = provider.environments.some((one) => one.value === wanted && one.ready);
      setSecretsSet(found.secretsSet);
      setValues((old) => (old[provider.environmentSetting ?? ''] === wanted && saved ? found.values : old));
    } catch (failure) {
      toastProblem(failure);
    }
  };
  // What changes is told where the environment is chosen, not far below it.
  const notes = environment && !environment.chosen ? { [provider.environmentSetting ?? '']: html`<${EnvironmentCheck} key="environment-check" provider=${provider} environment=${environment} />` } : {};
  return html`<form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, saveAndTest)}>
    ${provider.state === 'NEEDS_SETTINGS' && provider.reason && html`<${Note} tone="amber" icon="circle-alert">${provider.reason}<//>`}
    <${SchemaForm} schema=${schema} values=${values} secretsSet=${secretsSet} errors=${stripped(errors)} notes=${notes} onChange=${change} />
    ${registers(provider, settings.redirectUri) && html`<div class="field">
      <p class="label" id=${`redirect-${provider.id}`}>Redirect URI</p>
      <div class="copy-line" role="group" aria-labelledby=${`redirect-${provider.id}`}>
        <code>${settings.redirectUri}</code>
        <${CopyButton} text=${settings.redirectUri} label="redirect URI" />
      </div>
      <p class="field-help">Register it with ${provider.name}, letter by letter.</p>
    </div>`}
    ${form.error && html`<${ErrorNote} error=${form.error} />`}
    ${general.map((one) => html`<${ErrorNote} key=${one.code} title="The test failed" error=${one} />`)}
    ${tested?.length === 0 &&
    html`<${Note} tone="green" icon="circle-check" role="status" title=${`${provider.name} answers`}>Saved and tested. <a href="/accounts?connect">Connect an account</a> next.<//>`}
    <div class="form-actions">
      <${Button} kind="primary" type="submit" busy=${form.busy || testing}>Save and test<//>
      <${Button} disabled=${form.busy} onClick=${() => form.submit(null, check, save)}>Save<//>
      ${settings.savedAt && html`<span class="muted">Saved ${when(settings.savedAt, zone.value)}</span>`}
    </div>
  </form>`;
}

/**
 * @param {import('../lib/types.js').Schema} schema
 * @param {Record<string, string>} values
 * @param {string[]} secretsSet
 */
function missing(schema, values, secretsSet) {
  const current = inForce(schema, values);
  return Object.fromEntries(
    schema.settings
      .filter((one) => one.required && isVisible(one, current) && !current[one.key] && !secretsSet.includes(one.key))
      .map((one) => [one.key, `${one.label} is needed.`]),
  );
}

/**
 * Takes `values.appId` for `appId`.
 * @param {Record<string, string>} errors
 */
function stripped(errors) {
  return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key.replace(/^values\./, ''), value]));
}
