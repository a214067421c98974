/**
 * A month of publications.
 * @module
 */
import { html, useEffect, useState } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { address, setQuery } from '../lib/router.js';
import { may, zone } from '../lib/session.js';
import { useResource } from '../lib/resource.js';
import { compose } from '../lib/compose.js';
import { toast, toastProblem } from '../lib/toast.js';
import { dayWords, firstOfMonth, instantOf, longDay, plusDays, today, wallClock, when, zoneWords } from '../lib/time.js';
import { byDay, weeksOf } from '../calendar/month.js';
import { MonthGrid } from '../calendar/grid.js';
import { reschedule } from '../publication/actions.js';
import { PublicationRow } from '../publication/row.js';
import { Page } from '../shell/page.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Icon } from '../ui/icon.js';
import { ErrorNote, LEGEND, Status } from '../ui/states.js';

/** @typedef {import('../lib/types.js').Publication} Publication */

const PHONE = matchMedia('(max-width: 47.99rem)');

function usePhone() {
  const [phone, setPhone] = useState(PHONE.matches);
  useEffect(() => {
    const tell = () => setPhone(PHONE.matches);
    PHONE.addEventListener('change', tell);
    return () => PHONE.removeEventListener('change', tell);
  }, []);
  return phone;
}

export default function Calendar() {
  const phone = usePhone();
  const asked = address.value.searchParams.get('month');
  const month = firstOfMonth(/^\d{4}-\d{2}$/.test(asked ?? '') ? `${asked}-01` : today(zone.value));
  const weeks = weeksOf(month);
  const [chosen, setChosen] = useState(today(zone.value));
  const [listed, setListed] = useState(/** @type {string|null} */ (null));

  /** @param {AbortSignal} signal @returns {Promise<Publication[]>} */
  const load = async (signal) => {
    const from = instantOf(weeks[0][0], '00:00', zone.value);
    const until = instantOf(plusDays(weeks[weeks.length - 1][6], 1), '00:00', zone.value);
    const range = query({ from: from?.toISOString(), until: until?.toISOString() });
    return (await get(`/publications/calendar${range}`, { signal })).items;
  };
  const { data, error, loading, reload, change } = useResource(load, [month, zone.value], ['publication', 'post']);
  const days = byDay(data ?? [], zone.value);
  const move = mover(data ?? [], change, reload);
  /** @param {string} day */
  const choose = (day) => (phone ? setChosen(day) : setListed(day));

  return html`<${Page} title=${dayWords(month, { month: 'long', year: 'numeric' })} class="page-calendar" actions=${html`<${MonthButtons} month=${month} />`}>
    ${error && html`<${ErrorNote} error=${error} retry=${reload} />`}
    <div class="card calendar" aria-busy=${loading ? 'true' : undefined}>
      <${MonthGrid} month=${month} weeks=${weeks} days=${days} compact=${phone} chosen=${chosen} onChoose=${choose} onMove=${move}
        onDay=${(/** @type {string} */ day) => compose({ day })} />
      ${phone && html`<${Agenda} day=${chosen} publications=${days.get(chosen) ?? []} />`}
      <footer class="legend">
        ${LEGEND.map((state) => html`<${Status} key=${state} state=${state} />`)}
        <span class="publication-mark"><${Icon} name="list-ordered" />Queued</span>
        <span class="publication-mark"><${Icon} name="repeat" />Repeats</span>
        <span class="spring"></span><span class="muted">${zoneWords(zone.value)}</span>
      </footer>
    </div>
    ${listed &&
    html`<${Dialog} title=${longDay(listed)} onClose=${() => setListed(null)}>
      <ul class="rows">${(days.get(listed) ?? []).map((one) => html`<${PublicationRow} key=${one.id} publication=${one} />`)}</ul>
      ${!days.get(listed) && html`<p class="muted">Nothing on this day.</p>`}
    <//>`}
  <//>`;
}

/** @param {{month: string}} props */
function MonthButtons({ month }) {
  /** @param {number} months */
  const go = (months) => setQuery({ month: firstOfMonth(month, months).slice(0, 7) });
  return html`<${Button} icon="chevron-left" label="Previous month" onClick=${() => go(-1)} />
    <${Button} onClick=${() => setQuery({ month: null })}>Today<//>
    <${Button} icon="chevron-right" label="Next month" onClick=${() => go(1)} />`;
}

/** @param {{day: string, publications: Publication[]}} props */
function Agenda({ day, publications }) {
  return html`<section class="agenda" aria-live="polite">
    <header>
      <h2>${longDay(day)}</h2>
      ${may('PUBLISH') && day >= today(zone.value) && html`<${Button} small icon="plus" onClick=${() => compose({ day })}>New post on this day<//>`}
    </header>
    ${publications.length > 0
      ? html`<ul class="rows">${publications.map((one) => html`<${PublicationRow} key=${one.id} publication=${one} brief />`)}</ul>`
      : html`<p class="muted">Nothing is planned.</p>`}
  </section>`;
}

/**
 * Moves a publication to another day at its time: at once, with a way back.
 * @param {Publication[]} known
 * @param {(how: (all: Publication[]) => Publication[]) => void} change
 * @param {() => void} reload
 */
function mover(known, change, reload) {
  /** @param {string} id @param {string|null} dueAt */
  const show = (id, dueAt) =>
    change((all) => all.map((one) => (one.id === id ? { ...one, dueAt } : one)));
  /** @param {string} id @param {string} dueAt */
  const send = (id, dueAt) => {
    show(id, dueAt);
    return reschedule(id, dueAt);
  };
  return async (/** @type {string} */ id, /** @type {string} */ day) => {
    const old = known.find((one) => one.id === id)?.dueAt;
    const at = old ? instantOf(day, wallClock(old, zone.value).time, zone.value) : null;
    if (!old || !at || at.toISOString() === new Date(old).toISOString()) {
      return;
    }
    try {
      await send(id, at.toISOString());
      toast(`Moved to ${when(at, zone.value)}.`, { action: { label: 'Undo', run: () => send(id, old).catch(toastProblem).finally(reload) } });
    } catch (failure) {
      show(id, old);
      toastProblem(failure);
    }
    reload();
  };
}
