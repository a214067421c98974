/**
 * The weekly times at which an account's queue goes out.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { call } from '../lib/api.js';
import { may, zone as workspaceZone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { toast } from '../lib/toast.js';
import { when, zones, zoneWords } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import { ErrorNote, Note, Skeleton } from '../ui/states.js';
import { inOrder, nextTimes, slotKey } from './slots.js';
import { Week } from './week.js';

/** @typedef {import('../lib/types.js').PostingSchedule} PostingSchedule */
/** @typedef {{schedule: PostingSchedule, etag: string|null}} Known */

const MOST_SLOTS = 168;
const PREVIEWED = 5;

/** @param {{accountId: string}} props */
export function PostingScheduleCard({ accountId }) {
  const path = `/accounts/${accountId}/posting-schedule`;
  /** @type {import('../lib/resource.js').Resource<Known>} */
  const known = useResource(
    async (signal) => {
      const { data, etag } = await call('GET', path, { signal });
      return { schedule: data, etag };
    },
    [accountId],
    ['schedule', 'account'],
  );
  const { data, error, reload } = known;
  return html`<section class="card" aria-labelledby="posting-schedule">
    <header class="card-head"><h2 id="posting-schedule">Posting schedule</h2></header>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    ${data ? html`<${Editor} known=${data} path=${path} reload=${reload} />` : !error && html`<${Skeleton} shape="row" count=${7} />`}
  </section>`;
}

/** @param {PostingSchedule} one @param {PostingSchedule} other */
const isSame = (one, other) =>
  one.zone === other.zone && inOrder(one.slots).map(slotKey).join() === inOrder(other.slots).map(slotKey).join();

/** @param {{known: Known, path: string, reload: () => Promise<void>}} props */
function Editor({ known, path, reload }) {
  const [base, setBase] = useState(known);
  const [draft, setDraft] = useState(known.schedule);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const dirty = !isSame(draft, base.schedule);
  const begin = () => {
    setBase(known);
    setDraft(known.schedule);
    setError(null);
  };
  // What somebody else saved is shown at once, unless it would take away what is being changed here.
  useEffect(() => {
    if (!dirty) {
      begin();
    }
  }, [known]);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const { data, etag } = await call('PUT', path, { body: { zone: draft.zone, slots: draft.slots }, etag: base.etag });
      setBase({ schedule: data, etag });
      setDraft(data);
      toast('The posting schedule is saved.');
      await reload();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const stale = error?.status === 412;
  const readonly = !may('PUBLISH');
  return html`<div class="card-body stack">
    <${Week} slots=${inOrder(draft.slots)} readonly=${readonly} most=${MOST_SLOTS} onChange=${(/** @type {any} */ slots) => setDraft({ ...draft, slots })} />
    ${readonly
      ? html`<p class="muted">${zoneWords(draft.zone)}</p>`
      : html`<${SelectField} label="Time zone" value=${draft.zone} choices=${zoneChoices(draft.zone)} onInput=${(/** @type {string} */ zone) => setDraft({ ...draft, zone })} />`}
    <${Preview} schedule=${draft} />
    ${error && html`<${ErrorNote} error=${error}>${stale && html`<${Button} small onClick=${begin}>Show the new one<//>`}<//>`}
    ${dirty &&
    html`<div class="form-actions">
      <${Button} kind="primary" busy=${busy} onClick=${save}>Save schedule<//>
      <${Button} disabled=${busy} onClick=${begin}>Undo changes<//>
      <span class="muted">Queued posts move to the new times, in their order.</span>
    </div>`}
  </div>`;
}

/** @param {string} current */
function zoneChoices(current) {
  return [...new Set([current, ...zones()])].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

/** @param {{schedule: PostingSchedule}} props */
function Preview({ schedule }) {
  const times = nextTimes(schedule.slots, schedule.zone, PREVIEWED);
  if (times.length === 0) {
    return html`<${Note} tone="plain" icon="calendar-clock">Add a time, and “Add to queue” has somewhere to put a post.<//>`;
  }
  const elsewhere = schedule.zone !== workspaceZone.value;
  return html`<div>
    <h3 class="label">Next times${elsewhere && html` <span class="muted">in ${zoneWords(workspaceZone.value)}</span>`}</h3>
    <ol class="instants">${times.map((at) => html`<li key=${at.getTime()}><time datetime=${at.toISOString()}>${when(at, workspaceZone.value)}</time></li>`)}</ol>
  </div>`;
}
