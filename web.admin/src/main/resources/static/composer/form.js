/**
 * The fields of the composer.
 * @module
 */
import { html } from '../lib/ui.js';
import { zone } from '../lib/session.js';
import { wallClock, when } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { TextArea, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { Note } from '../ui/states.js';
import { WhenPicker } from '../publication/when-picker.js';
import { RepeatFields } from '../recurrences/repeat-fields.js';
import { counters } from './counters.js';
import { MediaField } from './media.js';
import { Preview } from './preview.js';
import { said } from './problems.js';
import { RepliesField } from './replies.js';
import { fieldRule, networksOf } from './rules.js';
import { AccountPicker, TargetCard } from './targets.js';

/** @typedef {import('./draft.js').Draft} Draft */

/**
 * @typedef {object} ComposerFormProps
 * @property {Draft} draft
 * @property {(how: (old: Draft) => Draft) => void} setDraft
 * @property {import('./problems.js').Problems} problems
 * @property {string|null} accountError
 * @property {string|null} whenError
 * @property {boolean} triedToRepeat
 * @property {{messages: string[], free: Date|null}|null} quota
 */

/** @param {ComposerFormProps} props */
export function ComposerForm({ draft, setDraft, problems, accountError, whenError, triedToRepeat, quota }) {
  const networks = networksOf(draft.accounts);
  /** @param {Partial<Draft>} news */
  const change = (news) => setDraft((old) => ({ ...old, ...news }));
  const { title, text, link, replies } = draft;
  return html`<div class="composer-columns">
    <div class="composer-form">
      <${AccountPicker} chosen=${draft.accounts} error=${accountError} onChange=${(/** @type {string[]} */ ids) => change({ accounts: ids })} />
      <${MediaField}
        items=${draft.media}
        networks=${networks}
        problems=${problems}
        words=${(/** @type {import('./problems.js').Found} */ found) => said(found, draft)}
        change=${(/** @type {any} */ how) => setDraft((old) => ({ ...old, media: how(old.media) }))}
      />
      ${problems.advice.map((text) => html`<p key=${text} class="field-help with-icon"><${Icon} name="lightbulb" /><span>${text}</span></p>`)}
      <${SharedText} field="title" draft=${draft} problems=${problems} onInput=${(/** @type {string} */ value) => change({ title: value })} />
      <${SharedText} field="text" draft=${draft} problems=${problems} onInput=${(/** @type {string} */ value) => change({ text: value })} />
      <${SharedText} field="link" draft=${draft} problems=${problems} onInput=${(/** @type {string} */ value) => change({ link: value })} />
      <${RepliesField} replies=${replies} networks=${networks} where="" errors=${problems.shared} onChange=${(/** @type {string[]} */ value) => change({ replies: value })} />
      ${draft.accounts.map(
        (id) => html`<${TargetCard}
          key=${id}
          accountId=${id}
          options=${draft.options[id] ?? {}}
          version=${draft.versions[id]}
          shared=${{ title, text, link, replies }}
          optionErrors=${problems.options[id] ?? {}}
          versionErrors=${problems.versions[id] ?? {}}
          others=${problems.others[id] ?? []}
          colour=${draft.media[0]?.media?.dominantColour ?? null}
          onOptions=${(/** @type {any} */ options) => setDraft((old) => ({ ...old, options: { ...old.options, [id]: options } }))}
          onVersion=${(/** @type {any} */ version) => setDraft((old) => ({ ...old, versions: { ...old.versions, [id]: version } }))}
        />`,
      )}
      <fieldset class="field">
        <legend class="label">When</legend>
        <${WhenPicker} value=${draft.when} error=${whenError} onInput=${(/** @type {any} */ value) => change({ when: value })} />
        ${quota && html`<${QuotaNote} quota=${quota} onTake=${(/** @type {any} */ value) => change({ when: value })} />`}
      </fieldset>
      <${Repeating} draft=${draft} tried=${triedToRepeat} onChange=${(/** @type {any} */ repeat) => change({ repeat })} />
    </div>
    <${Preview} draft=${draft} />
  </div>`;
}

/** @param {{quota: {messages: string[], free: Date|null}, onTake: (when: import('../publication/when-picker.js').When) => void}} props */
function QuotaNote({ quota, onTake }) {
  const { free } = quota;
  return html`<${Note} tone="amber" icon="clock" role="status" title="No room at this time">
    ${quota.messages.join(' ')}
    ${free && html`<span class="note-actions"><${Button} small icon="calendar-clock" onClick=${() => onTake(wallClock(free.getTime(), zone.value))}>Take ${when(free.toISOString(), zone.value)}<//></span>`}
  <//>`;
}

/** @param {{draft: Draft, tried: boolean, onChange: (repeat: import('../recurrences/rule.js').Repeat) => void}} props */
function Repeating({ draft, tried, onChange }) {
  if (draft.recurrence) {
    return html`<${Belongs} link=${draft.recurrence} />`;
  }
  if (draft.scheduled) {
    return html`<p class="field-help">It cannot repeat while it has a time: its first time would be published twice. Cancel its publication, and it can.</p>`;
  }
  return html`<${RepeatFields} repeat=${draft.repeat} when=${draft.when} zone=${null} always=${false} tried=${tried} onChange=${onChange} />`;
}

/** @param {{link: import('../lib/types.js').RecurrenceLink}} props */
function Belongs({ link }) {
  return link.occurrence === 0
    ? html`<${Note} tone="plain" icon="repeat" title="This post repeats">What you save here is what its next times say. When it repeats stands under <a href="/repeating">Repeating</a>.<//>`
    : html`<${Note} tone="plain" icon="repeat" title="One time of a post that repeats">What you change here holds for this time only.<//>`;
}

/** @param {{field: 'title'|'text'|'link', draft: Draft, problems: import('./problems.js').Problems, onInput: (value: string) => void}} props */
function SharedText({ field, draft, problems, onInput }) {
  const rule = fieldRule(networksOf(draft.accounts), field);
  if (!rule.used) {
    return null;
  }
  const value = draft[field];
  const counter = field === 'link' ? null : counters(rule, value);
  const common = { label: rule.label, value, error: problems.shared[field], counter, onInput };
  if (field === 'text') {
    return html`<${TextArea} ...${common} placeholder="What would you like to share?" />`;
  }
  return field === 'link'
    ? html`<${TextField} ...${common} type="url" inputmode="url" placeholder="https://" optional=${!rule.required} />`
    : html`<${TextField} ...${common} />`;
}
