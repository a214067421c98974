/**
 * Posts that repeat: when, until when, and how to stop them.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { getPages, post } from '../lib/api.js';
import { may, zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { plural } from '../lib/text.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { ChangeDialog } from '../recurrences/change-dialog.js';
import { ruleWords } from '../recurrences/rule.js';
import { Page } from '../shell/page.js';
import { Button } from '../ui/button.js';
import { confirm } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { Empty, ErrorNote, Skeleton, Status } from '../ui/states.js';

/** @typedef {import('../lib/shapes.js').Recurrence} Recurrence */

const PAGE = 30;

export default function Repeating() {
  const [pages, setPages] = useState(1);
  /** @param {AbortSignal} signal @returns {Promise<{items: Recurrence[], more: boolean}>} */
  const load = (signal) => getPages('/recurrences', { limit: PAGE }, pages, signal);
  const { data, error, loading, reload } = useResource(load, [pages], ['recurrence', 'post']);
  return html`<${Page} title="Repeating" lead="Posts that go out again and again.">
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    <section class="card" aria-label="Repeating posts" aria-busy=${loading ? 'true' : undefined}>
      ${!data && !error && html`<${Skeleton} shape="row" count=${4} />`}
      ${data && data.items.length > 0 && html`<ul class="recurrences">${data.items.map((one) => html`<${Row} key=${one.id} recurrence=${one} reload=${reload} />`)}</ul>`}
      ${data?.items.length === 0 &&
      html`<${Empty} icon="repeat" title="Nothing repeats" text="Compose a post and choose “Repeat”.">
        ${may('PUBLISH') && html`<${Button} icon="plus" onClick=${() => compose()}>Compose a post<//>`}
      <//>`}
      ${data?.more && html`<div class="card-foot"><${Button} busy=${loading} onClick=${() => setPages(pages + 1)}>Show more<//></div>`}
    </section>
  <//>`;
}

/** @param {{recurrence: Recurrence, reload: () => Promise<void>}} props */
function Row({ recurrence, reload }) {
  const active = recurrence.state === 'ACTIVE';
  const [next] = recurrence.upcoming;
  const elsewhere = recurrence.zone !== zone.value && recurrence.zone.replaceAll('_', ' ');
  return html`<li class="recurrence">
    <div class="recurrence-text">
      <h2>${recurrence.title || 'Untitled'}</h2>
      <p class="recurrence-rule"><${Icon} name="repeat" />${ruleWords(recurrence.rule)}${elsewhere && ` (${elsewhere})`}</p>
      <p class="muted">${[recurrence.accounts.join(', '), `${plural(recurrence.occurrences, 'time')} so far`].filter(Boolean).join(' · ')}</p>
      ${recurrence.reason && html`<p>${recurrence.reason}</p>`}
      ${active && next && html`<p>Next <time datetime=${next}>${when(next, zone.value)}</time></p>`}
    </div>
    <${Status} state=${recurrence.state} />
    ${may('PUBLISH') && html`<${Actions} recurrence=${recurrence} active=${active} reload=${reload} />`}
  </li>`;
}

/** @param {{recurrence: Recurrence, active: boolean, reload: () => Promise<void>}} props */
function Actions({ recurrence, active, reload }) {
  const [changing, setChanging] = useState(false);
  const title = recurrence.title || 'Untitled';
  const { templateId } = recurrence;
  const askToStop = () =>
    confirm({
      title: 'Stop repeating?',
      text: html`<p>The next time of “${title}” is cancelled, and none follows. What was published stays.</p>`,
      action: 'Stop',
      danger: true,
      run: async () => {
        await post(`/recurrences/${recurrence.id}/stop`);
        toast('It repeats no more.');
        await reload();
      },
    });
  return html`<div class="recurrence-actions">
    ${templateId && html`<${Button} small icon="pencil" aria-label=${`Edit ${title}`} onClick=${() => compose({ postId: templateId })}>Edit<//>`}
    ${active && html`<${Button} small icon="calendar-clock" aria-label=${`Change the times of ${title}`} onClick=${() => setChanging(true)}>Times<//>`}
    ${active && html`<${Button} small kind="quiet" icon="ban" aria-label=${`Stop ${title}`} onClick=${askToStop}>Stop<//>`}
    ${changing && html`<${ChangeDialog} recurrence=${recurrence} onClose=${() => setChanging(false)} done=${reload} />`}
  </div>`;
}
