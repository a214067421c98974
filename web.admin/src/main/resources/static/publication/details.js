/**
 * Everything known of a publication, in a drawer.
 * @module
 */
import { html, useState } from '../lib/ui.js';
import { get } from '../lib/api.js';
import { setQuery } from '../lib/router.js';
import { may, zone } from '../lib/session.js';
import { providerOf } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { toast } from '../lib/toast.js';
import { fromNow, instantOf, wallClock, when } from '../lib/time.js';
import { confirm, Dialog } from '../ui/dialog.js';
import { Button, OutLink } from '../ui/button.js';
import { EnvironmentMark } from '../ui/environment.js';
import { Icon, NetworkTile } from '../ui/icon.js';
import { ErrorNote, Note, Skeleton, Status, stateWords } from '../ui/states.js';
import { PostFigures } from '../statistics/post-figures.js';
import { accountLabel } from './row.js';
import { can, cancel, reschedule, retry } from './actions.js';
import { Attempts } from './attempts.js';
import { OnNetworkSection, PresenceBadge, gone } from './on-network.js';
import { DecideForm } from './decide.js';
import { goesOn } from './waits.js';
import { WhenPicker, whenProblem } from './when-picker.js';
import { Words } from './words.js';

/** @typedef {import('../lib/types.js').Explanation} Explanation */
/** @typedef {import('../lib/types.js').Publication} Publication */

const close = () => setQuery({ publication: null });

/** @param {{id: string}} props */
export default function PublicationDetails({ id }) {
  /** @type {import('../lib/resource.js').Resource<Explanation>} */
  const known = useResource((signal) => get(`/publications/${id}`, { signal }), [id], ['publication', 'post']);
  const { data, error, reload } = known;
  const footer = data && may('PUBLISH') && html`<${Actions} publication=${data.publication} done=${reload} />`;
  return html`<${Dialog}
    title=${data?.publication.title || 'Publication'}
    look="drawer"
    readable
    onClose=${close}
    footer=${footer}
  >
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${data ? html`<${Story} explanation=${data} done=${reload} />` : !error && html`<${Skeleton} shape="box" /><${Skeleton} shape="row" count=${3} />`}
  <//>`;
}

/** @param {{explanation: Explanation, done: () => void}} props */
function Story({ explanation, done }) {
  const { publication, attempts } = explanation;
  const provider = providerOf(publication.providerId);
  // Its own words: those of the explanation name instants that stand above in the workspace's time.
  const next = publication.next || explanation.next;
  const { tone } = stateWords(publication.state);
  const wait = goesOn(publication);
  return html`<div class="details">
    <div class="details-head">
      ${publication.thumbnailUrl && html`<img class="details-picture" src=${publication.thumbnailUrl} alt="" />`}
      <dl class="facts">
        <div><dt>State</dt><dd><${Status} state=${publication.state} /> <${PresenceBadge} publication=${publication} /></dd></div>
        <div><dt>Account</dt><dd class="with-tile"><${NetworkTile} provider=${provider} named /> ${accountLabel(publication)} <${EnvironmentMark} providerId=${publication.providerId} label=${publication.environment} /></dd></div>
        <div>
          <dt>${publication.publishedAt ? 'Published' : 'Due'}</dt>
          <dd><${Instant} at=${publication.publishedAt ?? publication.dueAt} /></dd>
        </div>
        ${publication.queued && html`<div><dt>Queue</dt><dd><a href=${`/queue?account=${publication.accountId}`}>In the queue of ${accountLabel(publication)}</a></dd></div>`}
        ${publication.recurrence && html`<div><dt>Repeats</dt><dd><a href="/repeating">${publication.recurrence.occurrence === 0 ? 'The template' : `Number ${publication.recurrence.occurrence}`}</a></dd></div>`}
        ${wait && html`<div><dt>${wait.label}</dt><dd><${Instant} at=${wait.at} /></dd></div>`}
        ${publication.url && !gone(publication) && html`<div><dt>Address</dt><dd><${OutLink} href=${publication.url}>Open on ${provider?.name ?? 'the network'}<//></dd></div>`}
      </dl>
    </div>
    ${publication.reason && html`<${Note} tone=${tone} icon=${tone === 'red' ? 'triangle-alert' : 'clock'} title="Why">${publication.reason}<//>`}
    ${next && html`<${Note} tone="plain" icon="arrow-right" title="What happens next">${next}<//>`}
    ${publication.decisions.length > 0 && may('PUBLISH') && html`<${DecideForm} publication=${publication} done=${done} />`}
    <${Words} publication=${publication} />
    <${PostFigures} publication=${publication} />
    ${publication.state === 'PUBLISHED' && html`<${OnNetworkSection} publication=${publication} done=${done} />`}
    <section aria-labelledby="attempts-heading">
      <h3 id="attempts-heading">Attempts</h3>
      <${Attempts} attempts=${attempts} />
    </section>
  </div>`;
}

/** @param {{at: string|null}} props */
function Instant({ at }) {
  return at
    ? html`<time datetime=${at}>${when(at, zone.value)}</time> <span class="muted">${fromNow(at)}</span>`
    : html`<span class="muted">No time yet</span>`;
}

/** @param {{publication: Publication, done: () => void}} props */
function Actions({ publication, done }) {
  const [moving, setMoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const again = async () => {
    setBusy(true);
    try {
      await retry(publication.id);
      toast('It is being published again.');
    } catch (failure) {
      toast(/** @type {Error} */ (failure).message, { kind: 'problem' });
    } finally {
      setBusy(false);
      done();
    }
  };
  const askToCancel = () =>
    confirm({
      title: 'Cancel this publication?',
      text: html`<p>“${publication.title || 'Untitled'}” will not be published to ${accountLabel(publication)}. The post is kept, and you can publish it again later.</p>`,
      action: 'Cancel publication',
      danger: true,
      run: async () => {
        await cancel(publication.id);
        toast('The publication was cancelled.');
        done();
      },
    });
  const edit = () => {
    close();
    compose({ postId: publication.postId });
  };
  const retryWord = publication.state === 'WAITING' || publication.state === 'RETRYING' ? 'Try now' : 'Publish again';
  return html`${can('cancel', publication) && html`<${Button} kind="quiet" icon="ban" onClick=${askToCancel}>Cancel publication<//>`}
    <span class="spring"></span>
    ${can('edit', publication) && html`<${Button} icon="pencil" onClick=${edit}>Edit<//>`}
    ${can('reschedule', publication) && html`<${Button} icon="calendar-clock" onClick=${() => setMoving(true)}>Reschedule<//>`}
    ${can('retry', publication) && html`<${Button} kind="primary" icon="rotate-ccw" busy=${busy} onClick=${again}>${retryWord}<//>`}
    ${publication.url && !gone(publication) && html`<a class="button button-plain" href=${publication.url} target="_blank" rel="noreferrer noopener"><${Icon} name="external-link" /><span>Open</span></a>`}
    ${moving && html`<${RescheduleDialog} publication=${publication} onClose=${() => setMoving(false)} done=${done} />`}`;
}

/** @param {{publication: Publication, onClose: () => void, done: () => void}} props */
function RescheduleDialog({ publication, onClose, done }) {
  const [value, setValue] = useState(() => wallClock(publication.dueAt ?? Date.now(), zone.value));
  const [error, setError] = useState(/** @type {string|null} */ (null));
  const [busy, setBusy] = useState(false);
  const save = async () => {
    const wrong = whenProblem(value);
    const at = instantOf(value.day, value.time, zone.value);
    if (wrong || !at) {
      setError(wrong);
      return;
    }
    setBusy(true);
    try {
      await reschedule(publication.id, at.toISOString());
      toast(`Moved to ${when(at, zone.value)}.`);
      onClose();
      done();
    } catch (failure) {
      setError(/** @type {Error} */ (failure).message);
      setBusy(false);
    }
  };
  return html`<${Dialog}
    title="Reschedule"
    class="narrow"
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>Keep the time<//><${Button} kind="primary" busy=${busy} onClick=${save}>Reschedule<//>`}
  >
    <p class="prose">Choose when “${publication.title || 'Untitled'}” goes to ${accountLabel(publication)}.</p>
    <${WhenPicker} value=${value} error=${error} onInput=${(/** @type {any} */ next) => (setError(null), setValue(next))} />
  <//>`;
}
