/**
 * Keys for programs that use the REST API.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { del, get, post } from '../lib/api.js';
import { zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { Button, CopyButton } from '../ui/button.js';
import { confirm, Dialog } from '../ui/dialog.js';
import { CheckField, TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { Empty, ErrorNote, Note, Skeleton } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Token} Token */

/** @type {[import('../lib/shapes.js').Permission, string][]} */
const PERMISSIONS = [
  ['READ', 'See posts, accounts and results'],
  ['PUBLISH', 'Compose, schedule and publish'],
  ['MANAGE_ACCOUNTS', 'Connect and disconnect accounts'],
  ['MANAGE_SERVICES', 'Change service settings'],
  ['INSTALL_PROVIDERS', 'Install, update and remove networks'],
  ['OPERATE', 'Look after the installation'],
];

export function Tokens() {
  const [making, setMaking] = useState(false);
  /** @type {import('../lib/resource.js').Resource<import('../lib/types.js').Items<Token>>} */
  const { data, error, reload } = useResource((signal) => get('/tokens', { signal }), []);
  /** @param {Token} token */
  const remove = (token) =>
    confirm({
      title: `Remove “${token.name}”?`,
      text: html`<p>Programs that use this token are refused from now on.</p>`,
      action: 'Remove token',
      danger: true,
      run: async () => {
        await del(`/tokens/${token.id}`);
        toast('The token was removed.');
        await reload();
      },
    });
  return html`<section class="card" aria-labelledby="tokens-heading">
    <header class="card-head"><h2 id="tokens-heading">API tokens</h2><span class="spring"></span><${Button} small icon="plus" onClick=${() => setMaking(true)}>New token<//></header>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${!data && !error && html`<${Skeleton} shape="row" count=${2} />`}
    ${data?.items.length === 0 && html`<${Empty} small icon="key-round" title="No token yet" text="Programs need one to use the REST API." />`}
    <ul class="plain-list">
      ${data?.items.map(
        (token) => html`<li key=${token.id}>
          <span class="grow"><strong>${token.name}</strong><br /><span class="muted">${token.permissions.map((one) => one.toLowerCase().replaceAll('_', ' ')).join(', ')} · ${token.lastUsedAt ? `used ${when(token.lastUsedAt, zone.value)}` : 'never used'}</span></span>
          <${Button} kind="quiet" icon="trash-2" label=${`Remove ${token.name}`} onClick=${() => remove(token)} />
        </li>`,
      )}
    </ul>
    ${making && html`<${NewToken} onClose=${() => setMaking(false)} done=${reload} />`}
  </section>`;
}

/** @param {{onClose: () => void, done: () => void}} props */
function NewToken({ onClose, done }) {
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState(['READ']);
  const [made, setMade] = useState(/** @type {string|null} */ (null));
  const form = useForm();
  /** @param {string} one */
  const toggle = (one) => setPermissions(permissions.includes(one) ? permissions.filter((other) => other !== one) : [...permissions, one]);
  const check = () => ({
    ...(name.trim() ? {} : { name: 'Name what the token is for.' }),
    ...(permissions.length ? {} : { permissions: 'Choose at least one permission.' }),
  });
  const send = async () => {
    setMade((await post('/tokens', { name: name.trim(), permissions, expiresAt: null })).token);
    done();
  };
  if (made) {
    return html`<${Dialog} title="Your new token" class="narrow" onClose=${onClose} footer=${html`<${Button} kind="primary" onClick=${onClose}>Done<//>`}>
      <${Note} tone="amber" icon="circle-alert">Copy it now. It is shown this once only.<//>
      <div class="copy-line"><code>${made}</code><${CopyButton} text=${made} label="token" /></div>
    <//>`;
  }
  return html`<${Dialog} title="New token" class="narrow" onClose=${onClose}>
    <form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, check, send)}>
      <${TextField} label="Name" placeholder="Newsletter script" value=${name} error=${form.errors.name} onInput=${(/** @type {string} */ value) => (form.clear('name'), setName(value))} />
      <fieldset class="field">
        <legend class="label">It may</legend>
        ${PERMISSIONS.map(([value, label]) => html`<${CheckField} key=${value} label=${label} checked=${permissions.includes(value)} onInput=${() => toggle(value)} />`)}
        ${form.errors.permissions && html`<p class="field-error">${form.errors.permissions}</p>`}
      </fieldset>
      ${form.error && html`<${ErrorNote} error=${form.error} />`}
      <div class="form-actions"><span class="spring"></span><${Button} onClick=${onClose}>Cancel<//><${Button} kind="primary" type="submit" busy=${form.busy}>Create token<//></div>
    </form>
  <//>`;
}
