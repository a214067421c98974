/**
 * The weekly times at which an account's queue goes out.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { call, post } from '../lib/api.js';
import { may, zone as workspaceZone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { toast } from '../lib/toast.js';
import { zones, zoneWords } from '../lib/time.js';
import { Button } from '../ui/button.js';
import { SelectField } from '../ui/field.js';
import { ErrorNote, Note, Skeleton } from '../ui/states.js';
import { NextTimes } from './next-times.js';
import { inOrder, slotKey } from './slots.js';
import { Week } from './week.js';

/** @typedef {import('../lib/shapes.js').PostingSchedule} PostingSchedule */
/** @typedef {{schedule: PostingSchedule, etag: string|null}} Known */

const MOST_SLOTS = 168;

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
    ['queue', 'account'],
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
      ? html`<p class="muted">${zoneWords(draft.zoneInForce)}</p>`
      : html`<${SelectField} label="Time zone" value=${draft.zone ?? ''} choices=${zoneChoices(draft.zone)} onInput=${(/** @type {string} */ zone) => setDraft({ ...draft, zone: zone || null })} />`}
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

/** @param {string|null} current */
function zoneChoices(current) {
  const others = [...new Set([...(current ? [current] : []), ...zones()])].sort();
  return [
    { value: '', label: `The workspace’s, ${zoneWords(workspaceZone.value)}` },
    ...others.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
  ];
}

/** @param {{schedule: PostingSchedule}} props */
function Preview({ schedule }) {
  const { zone, slots } = schedule;
  const asked = JSON.stringify({ zone, slots });
  /** @type {import('../lib/resource.js').Resource<string[]>} */
  const times = useResource(async (signal) => (slots.length > 0 ? (await post('/previews/posting-schedule', { zone, slots }, { signal })).items : []), [asked]);
  if (slots.length === 0) {
    return html`<${Note} tone="plain" icon="calendar-clock">Add a time, and “Add to queue” has somewhere to put a post.<//>`;
  }
  const elsewhere = zone && zone !== workspaceZone.value;
  return html`<${NextTimes} title="Next times" note=${elsewhere ? `in ${zoneWords(workspaceZone.value)}` : ''} times=${times.data} error=${times.error} />`;
}
