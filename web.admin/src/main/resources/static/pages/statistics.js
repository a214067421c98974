/**
 * What an account and its posts did on their network.
 * @module
 */
import { html } from '../lib/ui.js';
import { get, query } from '../lib/api.js';
import { address, setQuery } from '../lib/router.js';
import { accountOf, accounts, loadAccounts, providerOf, sharedError } from '../lib/shared.js';
import { useResource } from '../lib/resource.js';
import { accountName } from '../lib/text.js';
import { plusDays, today } from '../lib/time.js';
import { Page } from '../shell/page.js';
import { LinkButton } from '../ui/button.js';
import { EnvironmentMark, environmentWords } from '../ui/environment.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';
import { BestTimes } from '../statistics/best-times.js';
import { Figures } from '../statistics/figures.js';
import { Places, TopPosts } from '../statistics/lists.js';
import { Standing } from '../statistics/standing.js';

/** @typedef {import('../lib/types.js').Account} Account */
/** @typedef {import('../lib/types.js').Metric} Metric */
/** @typedef {import('../lib/types.js').StatisticsStatus} StatisticsStatus */

/**
 * What the page shows of an account.
 * @typedef {object} Figured
 * @property {import('../lib/types.js').FigureSeries[]} figures
 * @property {import('../lib/shapes.js').BestPost[]} top
 * @property {import('../lib/shapes.js').BestPost[]} network
 * @property {import('../lib/types.js').PlaceFigures[]} places
 * @property {import('../lib/types.js').BestTimes|null} times
 * @property {Metric|undefined} metric what posts are compared by; none where they have no figures
 */

const PERIODS = [
  { value: '7', label: 'Last 7 days' },
  { value: '28', label: 'Last 28 days' },
  { value: '90', label: 'Last 90 days' },
  { value: '365', label: 'Last 365 days' },
];
const USUAL = '28';

export default function StatisticsPage() {
  const all = accounts.value;
  const { searchParams } = address.value;
  const account = accountOf(searchParams.get('account') ?? '') ?? all?.[0] ?? null;
  const period = PERIODS.find((one) => one.value === searchParams.get('days'))?.value ?? USUAL;
  return html`<${Page}
    title="Statistics"
    lead="What accounts and posts did on their networks, collected every day and kept."
    actions=${account && html`<${Choices} account=${account} period=${period} />`}
  >
    ${sharedError.value && html`<${ErrorNote} error=${sharedError.value} retry=${loadAccounts} />`}
    ${!all && !sharedError.value && html`<${Skeleton} shape="box" />`}
    ${all?.length === 0 &&
    html`<div class="card"><${Empty} icon="users-round" title="Connect an account first" text="Its figures of the last 90 days follow within minutes.">
      <${LinkButton} href="/accounts?connect" kind="primary">Connect an account<//>
    <//></div>`}
    ${account && html`<${Account} key=${account.id} account=${account} days=${Number(period)} />`}
  <//>`;
}

/** @param {(value: string) => void} then */
const chosen = (then) => (/** @type {any} */ event) => then(event.currentTarget.value);

/** @param {{account: Account, period: string}} props */
function Choices({ account, period }) {
  const all = accounts.value ?? [];
  return html`<${EnvironmentMark} providerId=${account.providerId} label=${account.environment} />
    ${all.length > 1 &&
    html`<select class="input statistics-choice" aria-label="Account" onChange=${chosen((value) => setQuery({ account: value }))}>
      ${all.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === account.id}>${optionWords(one)}</option>`)}
    </select>`}
    <select class="input statistics-choice" aria-label="Period" onChange=${chosen((value) => setQuery({ days: value }))}>
      ${PERIODS.map((one) => html`<option key=${one.value} value=${one.value} selected=${one.value === period}>${one.label}</option>`)}
    </select>`;
}

/** @param {Account} account */
const optionWords = (account) =>
  `${accountName(account)}, ${providerOf(account.providerId)?.name ?? account.providerId}${environmentWords(account.providerId, account.environment)}`;

/** @param {{account: Account, days: number}} props */
function Account({ account, days }) {
  /** @type {import('../lib/resource.js').Resource<StatisticsStatus>} */
  const status = useResource((signal) => get(`/analytics/accounts/${account.id}`, { signal }), [account.id], ['statistics', 'account', 'provider']);
  const known = status.data;
  return html`${status.error && html`<${ErrorNote} error=${status.error} retry=${status.reload} />`}
    ${!known && !status.error && html`<${Skeleton} shape="box" />`}
    ${known?.state === 'UNAVAILABLE' && !known.lastDay && html`<div class="card"><${Empty} icon="chart-column" title="No statistics for this account" text=${known.reason} /></div>`}
    ${known && known.state !== 'UNAVAILABLE' && html`<${Standing} status=${known} reload=${status.reload} />`}
    ${known?.lastDay && html`<${Report} account=${account} status=${known} days=${days} />`}`;
}

/** @param {{account: Account, status: StatisticsStatus, days: number}} props */
function Report({ account, status, days }) {
  const asked = address.value.searchParams.get('metric');
  const ofPosts = status.metrics.filter((metric) => metric.subjects.includes('POST') && metric.aggregation !== 'LIFETIME');
  const wanted = ofPosts.find((metric) => metric.id === asked) ?? ofPosts[0];
  // today is never there yet
  const to = plusDays(today('UTC'), -1);
  const period = { from: plusDays(to, 1 - days), to };
  const path = `/analytics/accounts/${account.id}`;
  const report = useResource(
    async (signal) => {
      const [figures, top, network, places, times] = await Promise.all([
        get(`${path}/report${query(period)}`, { signal }),
        wanted ? get(`${path}/top${query({ ...period, metric: wanted.id, limit: 10 })}`, { signal }) : { items: [] },
        get(`${path}/network-top`, { signal }),
        wanted && status.place ? get(`${path}/places${query({ ...period, metric: wanted.id })}`, { signal }) : { items: [] },
        wanted?.aggregation === 'SUM' ? get(`${path}/best-times${query({ metric: wanted.id })}`, { signal }) : null,
      ]);
      return /** @type {Figured} */ ({ figures: figures.items, top: top.items, network: network.items, places: places.items, times, metric: wanted });
    },
    [account.id, days, wanted?.id],
    ['statistics'],
  );
  const data = report.data;
  const name = accountName(account);
  return html`${report.error && html`<${ErrorNote} error=${report.error} retry=${report.reload} />`}
    ${!data && !report.error && html`<${Skeleton} shape="box" /><${Skeleton} shape="row" count=${5} />`}
    ${data &&
    html`<div class="statistics" aria-busy=${report.loading ? 'true' : undefined}>
      <${Figures} items=${data.figures} metrics=${status.metrics} chosen=${asked ?? ''} days=${days} name=${name} />
      ${data.metric && html`<${OfPosts} data=${data} metric=${data.metric} status=${status} days=${days} />`}
      <${Exports} path=${path} period=${period} />
    </div>`}`;
}

/** @param {{data: Figured, metric: Metric, status: StatisticsStatus, days: number}} props */
function OfPosts({ data, metric, status, days }) {
  return html`<${TopPosts} id="top-heading" title="Top posts" note=${`By ${metric.label.toLowerCase()}, of those published from here`} items=${data.top} metrics=${status.metrics} metric=${metric} />
    ${status.place && html`<${Places} name=${status.place} items=${data.places} metric=${metric} days=${days} />`}
    ${data.times && html`<${BestTimes} times=${data.times} metric=${metric} />`}
    ${data.network.length > 0 &&
    html`<${TopPosts} id="network-heading" title="Top on the network" note="As the network itself counts the last 30 days" items=${data.network} metrics=${status.metrics} metric=${metric} />`}`;
}

/** @param {{path: string, period: {from: string, to: string}}} props */
function Exports({ path, period }) {
  return html`<p class="exports">
    <${LinkButton} icon="file-text" href=${`/api/v1${path}/export.csv${query({ ...period, of: 'ACCOUNT' })}`} download>Account as CSV<//>
    <${LinkButton} icon="file-text" href=${`/api/v1${path}/export.csv${query({ ...period, of: 'POSTS' })}`} download>Posts as CSV<//>
  </p>`;
}
