/**
 * How a post will look, made of its content alone.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { accountOf, providerOf } from '../lib/shared.js';
import { accountName, atHandle } from '../lib/text.js';
import { Icon, Initials, NetworkTile } from '../ui/icon.js';

/** @typedef {import('./draft.js').Draft} Draft */

/** @param {string} link */
function hostOf(link) {
  try {
    return new URL(link).host.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** @param {{draft: Draft}} props */
export function Preview({ draft }) {
  const [wanted, setWanted] = useState('');
  const id = draft.accounts.includes(wanted) ? wanted : draft.accounts[0];
  return html`<section class="preview" aria-labelledby="preview-heading">
    <h3 id="preview-heading" class="label">Preview</h3>
    ${draft.accounts.length > 1 &&
    html`<select class="input" aria-label="Preview for" value=${id} onChange=${(/** @type {any} */ event) => setWanted(event.currentTarget.value)}>
      ${draft.accounts.map((one) => html`<option key=${one} value=${one} selected=${one === id}>${optionLabel(one)}</option>`)}
    </select>`}
    <${Card} draft=${draft} accountId=${id ?? ''} />
  </section>`;
}

/** @param {string} id */
function optionLabel(id) {
  const account = accountOf(id);
  return account ? `${providerOf(account.providerId)?.name ?? ''} · ${accountName(account)}` : 'An account that is gone';
}

/** @param {{draft: Draft, accountId: string}} props */
function Card({ draft, accountId }) {
  const account = accountOf(accountId);
  const provider = providerOf(account?.providerId ?? '');
  const rules = provider?.contentRules;
  const version = draft.versions[accountId];
  /** @param {'title'|'text'|'link'} field */
  const content = (field) => (rules?.[field].usage === 'UNUSED' ? '' : (version?.[field] ?? draft[field]));
  const item = draft.media[0];
  const picture = item?.media?.originalUrl ?? item?.localUrl;
  const host = hostOf(content('link').trim());
  return html`<div class="preview-card">
    ${picture
      ? html`<img class="preview-picture" src=${picture} alt=${item.altText || 'The picture of this post'} />`
      : html`<div class="preview-none"><${Icon} name="image" /><span>Your picture appears here</span></div>`}
    <div class="preview-text">
      ${host && html`<p class="preview-link"><${Icon} name="link" />${host}</p>`}
      <p class=${content('title') ? 'preview-title' : 'preview-title preview-blank'}>${content('title') || 'Title'}</p>
      ${content('text') && html`<p class="preview-body">${content('text')}</p>`}
      ${account &&
      html`<p class="preview-account">
        <${Initials} name=${accountName(account)} />
        <span><strong>${accountName(account)}</strong><br /><span class="muted">${atHandle(account.identity.handle)}</span></span>
        <${NetworkTile} provider=${provider} />
      </p>`}
    </div>
  </div>`;
}
