/**
 * A published post on its network: what it says there, changing it, removing it, looking at it.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get, post } from '../lib/api.js';
import { useResource } from '../lib/resource.js';
import { may, zone } from '../lib/session.js';
import { fieldRule } from '../composer/rules.js';
import { lookupOf } from '../composer/targets.js';
import { SchemaForm } from '../ui/schema-form.js';
import { providerOf } from '../lib/shared.js';
import { lengthOf } from '../lib/text.js';
import { toast, toastProblem } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { confirm, Dialog } from '../ui/dialog.js';
import { Counter, TextArea, TextField } from '../ui/field.js';
import { useForm } from '../ui/form.js';
import { Badge, ErrorNote, Note } from '../ui/states.js';

/** @typedef {import('../lib/types.js').OnNetwork} OnNetwork */
/** @typedef {import('../lib/types.js').Publication} Publication */

/** @type {Record<string, {word: string, tone: string}>} */
const PRESENCES = {
  CHANGING: { word: 'Changing', tone: 'amber' },
  EDITED: { word: 'Edited', tone: 'iris' },
  REMOVED: { word: 'Removed', tone: 'grey' },
  GONE: { word: 'Gone from the network', tone: 'red' },
};

/** @param {{publication: Publication}} props */
export function PresenceBadge({ publication }) {
  const known = publication.presence ? PRESENCES[publication.presence] : null;
  return known ? html`<${Badge} tone=${known.tone}>${known.word}<//>` : null;
}

/** Whether a published post is no longer there. @param {Publication} publication */
export function gone(publication) {
  return publication.presence === 'REMOVED' || publication.presence === 'GONE';
}

/** @param {{publication: Publication, done: () => void}} props */
export function OnNetworkSection({ publication, done }) {
  const path = `/publications/${publication.id}/network`;
  /** @type {import('../lib/resource.js').Resource<OnNetwork>} */
  const known = useResource((signal) => get(path, { signal }), [publication.id], ['publication']);
  const [editing, setEditing] = useState(false);
  const network = providerOf(publication.providerId)?.name ?? 'the network';
  const { data, error } = known;
  const changed = async () => {
    await known.reload();
    done();
  };
  const askToRemove = () =>
    confirm({
      title: `Remove this post from ${network}?`,
      text: html`<p>“${publication.title || 'Untitled'}” disappears from ${network}, with its comments and figures there. It stays in your list. This cannot be undone.</p>`,
      action: `Remove from ${network}`,
      danger: true,
      run: async () => {
        await post(`${path}/remove`);
        toast(`It is being removed from ${network}.`);
        await changed();
      },
    });
  const look = async () => {
    try {
      await post(`${path}/look`);
      toast(`${network} is being asked.`);
    } catch (failure) {
      toastProblem(failure);
    }
  };
  return html`<section aria-labelledby="network-heading" class="on-network">
    <h3 id="network-heading">On ${network}</h3>
    ${error && html`<${ErrorNote} error=${error} retry=${known.reload} />`}
    ${data &&
    html`${data.presence === 'GONE' && html`<${Note} tone="red" icon="triangle-alert" title=${`It is not on ${network} any more`}>Somebody removed it there. Publish it again as a new post if that was a mistake.<//>`}
      ${data.presence === 'REMOVED' && html`<${Note} tone="plain" icon="circle-check">It was removed from ${network}.<//>`}
      <${LatestChange} post=${data} />
      <p class="muted">${data.lookedAt ? `Last looked at ${when(data.lookedAt, zone.value)}.` : 'Not looked at yet; Rostrum looks an hour after publishing, then once a day for 30 days.'}</p>
      ${may('PUBLISH') &&
      (data.removable || editable(data)) &&
      html`<div class="card-links">
        ${editable(data) && html`<${Button} small icon="pencil" onClick=${() => setEditing(true)}>Change it on ${network}<//>`}
        ${data.removable && html`<${Button} small icon="refresh-cw" onClick=${look}>Look now<//>`}
        ${data.removable && html`<${Button} small kind="quiet" icon="trash-2" onClick=${askToRemove}>Remove from ${network}<//>`}
      </div>`}
      ${editing && html`<${EditDialog} post=${data} publication=${publication} network=${network} path=${path} onClose=${() => setEditing(false)} done=${changed} />`}`}
  </section>`;
}

/** @param {OnNetwork} data */
const editable = (data) => data.editableTexts.length + data.editableOptions.length > 0;

/** @param {{post: OnNetwork}} props */
function LatestChange({ post: data }) {
  const change = data.changes[0];
  if (!change || change.state === 'DONE') {
    return null;
  }
  const what = change.kind === 'EDIT' ? 'The change' : 'The removal';
  return change.state === 'FAILED'
    ? html`<${Note} tone="red" icon="triangle-alert" title=${`${what} was not made`}>${change.reason}<//>`
    : html`<${Note} tone="amber" icon="clock" role="status" title=${`${what} is under way`}>${change.reason || `Asked for by ${change.requestedBy}.`}<//>`;
}

/**
 * Takes `options.board` for `board`.
 * @param {Record<string, string>} errors
 */
const optionErrors = (errors) => Object.fromEntries(Object.entries(errors).filter(([key]) => key.startsWith('options.')).map(([key, value]) => [key.slice('options.'.length), value]));

/** @type {{key: 'title'|'text'|'link'|'altText', part: OnNetwork['editableTexts'][number], long?: boolean}[]} */
const TEXTS = [
  { key: 'title', part: 'TITLE' },
  { key: 'text', part: 'TEXT', long: true },
  { key: 'link', part: 'LINK' },
  { key: 'altText', part: 'ALT_TEXT', long: true },
];

/**
 * Where the post hangs, as far as that can be changed.
 * @param {{publication: Publication, data: OnNetwork, values: Record<string, string>, errors: Record<string, string>, onChange: (values: Record<string, string>) => void}} props
 */
function Placing({ publication, data, values, errors, onChange }) {
  const all = providerOf(publication.providerId)?.publicationOptions;
  if (!all || data.editableOptions.length === 0) {
    return null;
  }
  const schema = { ...all, settings: all.settings.filter((one) => data.editableOptions.includes(one.key)) };
  /** @param {string} key @param {string} value */
  const change = (key, value) => {
    // A section belongs to the board it was chosen for.
    const loose = schema.settings.filter((one) => one.lookupDependsOn.includes(key)).map((one) => [one.key, '']);
    onChange({ ...values, ...Object.fromEntries(loose), [key]: value });
  };
  return html`<${SchemaForm} schema=${schema} values=${values} errors=${errors} onChange=${change}
    lookup=${(/** @type {import('../lib/types.js').Setting} */ setting) => lookupOf(publication.accountId, setting, values)} />`;
}

/** @param {{post: OnNetwork, publication: Publication, network: string, path: string, onClose: () => void, done: () => Promise<void>}} props */
function EditDialog({ post: data, publication, network, path, onClose, done }) {
  const [values, setValues] = useState({ title: data.title, text: data.text, link: data.link, altText: data.altText });
  const [placing, setPlacing] = useState(data.options);
  const form = useForm();
  const networks = [providerOf(publication.providerId)].filter((one) => one !== null);
  const fields = TEXTS.filter((one) => data.editableTexts.includes(one.part));
  const send = async () => {
    const edit = Object.fromEntries(fields.filter((one) => values[one.key] !== data[one.key]).map((one) => [one.key, values[one.key]]));
    const options = Object.fromEntries(data.editableOptions.filter((key) => (placing[key] ?? '') !== (data.options[key] ?? '')).map((key) => [key, placing[key] ?? '']));
    if (Object.keys(edit).length + Object.keys(options).length === 0) {
      onClose();
      return;
    }
    await post(`${path}/edit`, { ...edit, options });
    toast(`The change goes to ${network}.`);
    onClose();
    await done();
  };
  /** @param {typeof TEXTS[number]} one */
  const field = (one) => {
    const Control = one.long ? TextArea : TextField;
    const rule = fieldRule(networks, one.key);
    const limit = rule.limits[0]?.rule;
    return html`<${Control}
      key=${one.key}
      label=${rule.label}
      counter=${one.key !== 'link' && limit && html`<${Counter} used=${lengthOf(values[one.key], limit)} most=${limit.maxLength} />`}
      value=${values[one.key]}
      error=${form.errors[one.key]}
      onInput=${(/** @type {string} */ value) => (form.clear(one.key), setValues((old) => ({ ...old, [one.key]: value })))}
    />`;
  };
  return html`<${Dialog} title=${`Change it on ${network}`} onClose=${onClose}>
    <form ref=${form.ref} class="stack" novalidate onSubmit=${(/** @type {Event} */ event) => form.submit(event, () => ({}), send)}>
      <p class="prose">Pictures and videos stay as they are.</p>
      ${fields.map(field)}
      <${Placing} publication=${publication} data=${data} values=${placing} errors=${optionErrors(form.errors)} onChange=${(/** @type {Record<string, string>} */ values) => (data.editableOptions.forEach((key) => form.clear(`options.${key}`)), setPlacing(values))} />
      ${form.error && html`<${ErrorNote} error=${form.error} />`}
      <div class="form-actions">
        <${Button} kind="primary" type="submit" busy=${form.busy}>Change it<//>
        <${Button} onClick=${onClose}>Keep it as it is<//>
      </div>
    </form>
  <//>`;
}
