/**
 * How the installation does, and what keeps it safe.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { get, post } from '../lib/api.js';
import { may, me } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { toast } from '../lib/toast.js';
import { Page } from '../shell/page.js';
import { Audit } from '../system/audit.js';
import { Publishing } from '../system/publishing.js';
import { Tokens } from '../system/tokens.js';
import { Button } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';
import { ErrorNote, Skeleton, Status } from '../ui/states.js';

const HEALTH_MILLIS = 30_000;

export default function System() {
  return html`<${Page} title="System" lead=${`Rostrum ${me.value?.version ?? ''}`}>
    <div class="columns">
      <div class="column"><${Health} /><${Audit} /></div>
      <div class="column"><${Publishing} /><${Vault} />${may('MANAGE_TEAM') && html`<${Tokens} />`}</div>
    </div>
  <//>`;
}

function Health() {
  /** @type {import('../lib/resource.js').Resource<import('../lib/types.js').Items<import('../lib/types.js').HealthCheck>>} */
  const { data, error, reload } = useResource((signal) => get('/system/health', { signal }), [], ['provider', 'account']);
  useEffect(() => {
    const timer = setInterval(reload, HEALTH_MILLIS);
    return () => clearInterval(timer);
  }, []);
  return html`<section class="card" aria-labelledby="health-heading">
    <header class="card-head"><h2 id="health-heading">Health</h2></header>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<${Skeleton} shape="row" count=${4} />`}
    <ul class="plain-list">
      ${data?.items.map(
        (part) => html`<li key=${part.name}>
          <span class="grow"><strong class="capital">${part.name}</strong><br /><span class="muted">${part.detail}</span></span>
          <${Status} state=${part.status} />
        </li>`,
      )}
    </ul>
  </section>`;
}

function Vault() {
  const [result, setResult] = useState(/** @type {import('../lib/types.js').VaultRotation|null} */ (null));
  const rotate = () =>
    confirm({
      title: 'Make a new master key?',
      text: html`<p>Every stored secret is sealed anew while everything runs on. Back up the new key file afterwards: without it, nobody can open the secrets.</p>`,
      action: 'Rotate the key',
      run: async () => {
        setResult(await post('/system/vault/rotate'));
        toast('The vault has a new master key.');
      },
    });
  return html`<section class="card" aria-labelledby="vault-heading">
    <header class="card-head"><h2 id="vault-heading">Vault</h2></header>
    <div class="card-body stack">
      <p>Tokens and app secrets are encrypted with a master key that lies outside the database.</p>
      ${result && html`<p role="status">Key <code>${result.key}</code> seals ${result.done} of ${result.total} secrets.</p>`}
      <div><${Button} icon="key-round" onClick=${rotate}>Rotate the master key<//></div>
    </div>
  </section>`;
}
