/**
 * Composes a post: a drawer on large screens, a sheet on phones.
 * @module
 */
import { html, useEffect, useRef, useState } from '../lib/ui.js';
import { call, get } from '../lib/api.js';
import { composing } from '../lib/compose.js';
import { navigate } from '../lib/router.js';
import { zone } from '../lib/session.js';
import { accounts } from '../lib/shared.js';
import { toast } from '../lib/toast.js';
import { when } from '../lib/time.js';
import { confirm, Dialog } from '../ui/dialog.js';
import { Button, LinkButton } from '../ui/button.js';
import { Empty, ErrorNote, Skeleton } from '../ui/states.js';
import { draftOf, emptyDraft, isWorthKeeping, keepDraft, keptDraft, mediaIdsOf, mediaItem, suggestWhen } from './draft.js';
import { ComposerForm } from './form.js';
import { useSending } from './use-sending.js';

/** @typedef {import('./draft.js').Draft} Draft */

const close = () => (composing.value = null);

/** @param {{request: import('../lib/compose.js').ComposeRequest}} props */
export default function Composer({ request }) {
  const [draft, setDraft] = useState(/** @type {Draft|null} */ (null));
  const [error, setError] = useState(/** @type {Error|null} */ (null));
  const begin = () => {
    setError(null);
    opened(request).then(setDraft).catch(setError);
  };
  // A new post goes to the only account there is, so the accounts must be known before it begins.
  const ready = accounts.value !== null;
  useEffect(() => {
    if (ready) {
      begin();
    }
  }, [ready]);
  const none = accounts.value?.length === 0;
  if (!draft || none || !accounts.value) {
    return html`<${Dialog} title=${request.postId ? 'Edit post' : 'New post'} look="drawer" class="composer" onClose=${close}>
      ${error && html`<${ErrorNote} error=${error} retry=${begin} />`}
      ${none && html`<${NoAccounts} />`}
      ${!error && !none && html`<${Skeleton} shape="row" count=${2} /><${Skeleton} shape="box" />`}
    <//>`;
  }
  return html`<${Editor} draft=${draft} setDraft=${setDraft} />`;
}

function NoAccounts() {
  return html`<${Empty} icon="users-round" title="Connect an account first" text="A post needs somewhere to go.">
    <span onClick=${close}><${LinkButton} href="/accounts?connect" kind="primary">Connect an account<//></span>
  <//>`;
}

/**
 * @param {import('../lib/compose.js').ComposeRequest} request
 * @returns {Promise<Draft>}
 */
async function opened(request) {
  const kept = keptDraft();
  if (!request.postId) {
    if (request.media.length > 0) {
      const fresh = kept && !kept.postId ? kept : starting(request);
      return { ...fresh, media: [...fresh.media, ...(await known(request.media)).map(mediaItem)] };
    }
    if (kept && !kept.postId) {
      return request.day ? { ...kept, when: suggestWhen(request.day, zone.value) } : kept;
    }
    return starting(request);
  }
  if (kept?.postId === request.postId) {
    return kept;
  }
  const { data, etag } = await call('GET', `/posts/${request.postId}`);
  const used = await known(mediaIdsOf(data.draft.media));
  return draftOf(data, etag, used.filter(Boolean), zone.value);
}

/** @param {import('../lib/compose.js').ComposeRequest} request @returns {Draft} */
function starting(request) {
  const fresh = emptyDraft(request.day, zone.value);
  return accounts.value?.length === 1 ? { ...fresh, accounts: [accounts.value[0].id] } : fresh;
}

/** The media that still exist. @param {string[]} ids @returns {Promise<import('../lib/types.js').Media[]>} */
async function known(ids) {
  const found = await Promise.all(ids.map((id) => get(`/media/${id}`).catch(() => null)));
  return found.filter((one) => one !== null);
}

/** @param {{draft: Draft, setDraft: (how: Draft|((old: Draft) => Draft)) => void}} props */
function Editor({ draft, setDraft }) {
  const body = useRef(/** @type {HTMLElement|null} */ (null));
  const discarded = useRef(false);
  // Stays as it was when the composer was opened, also while a new post is being saved.
  const [editing] = useState(draft.postId !== null);
  const newest = useRef(draft);
  newest.current = draft;
  useEffect(() => {
    const timer = setTimeout(() => keepDraft(draft), 300);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => () => {
    if (!discarded.current) {
      keepDraft(newest.current);
    }
  }, []);

  /** @param {import('./use-sending.js').Sent} sent */
  const finish = ({ text, show }) => {
    discarded.current = true;
    keepDraft(null);
    close();
    toast(text, show ? { action: { label: 'Show', run: () => navigate(show) } } : {});
  };
  const sending = useSending({ draft, setDraft, body, finish });

  const leave = () => {
    close();
    if (isWorthKeeping(draft)) {
      toast(`What you wrote is kept in this tab. ${draft.postId ? 'Editing the post' : 'New post'} brings it back.`);
    }
  };
  const discard = () => {
    const drop = async () => {
      discarded.current = true;
      keepDraft(null);
      close();
    };
    if (!isWorthKeeping(draft)) {
      drop();
      return;
    }
    confirm({
      title: 'Discard what you wrote?',
      text: html`<p>${editing ? 'Your changes since the last saving are lost. The post stays as it was saved.' : 'The text and the choice of pictures are lost. Uploaded pictures stay in the library.'}</p>`,
      action: 'Discard',
      danger: true,
      run: drop,
    });
  };
  const slotless = accountWithoutSlots(sending.error, draft);
  const toSchedule = slotless && (() => (leave(), navigate(`/queue?account=${slotless}`)));
  return html`<${Dialog}
    title=${editing ? 'Edit post' : 'New post'}
    look="drawer"
    class="composer"
    onClose=${leave}
    aside=${html`<${Button} kind="quiet" small icon="trash-2" onClick=${discard}>Discard<//>`}
    footer=${html`<${Ways} draft=${draft} sending=${sending} />`}
  >
    <div ref=${body}>
      ${sending.error && html`<${ErrorNote} error=${sending.error}>${toSchedule && html`<${Button} small onClick=${toSchedule}>Posting schedule<//>`}<//>`}
      <${ComposerForm} draft=${draft} setDraft=${setDraft} problems=${sending.problems} accountError=${sending.accountError} whenError=${sending.whenError} quota=${sending.quota} triedToRepeat=${sending.triedToRepeat} />
    </div>
  <//>`;
}

/**
 * The account that has no time to give to a post.
 * @param {any} error
 * @param {Draft} draft
 * @returns {string|null}
 */
function accountWithoutSlots(error, draft) {
  /** @type {import('../lib/types.js').FieldProblem|undefined} */
  const problem = error?.problems?.find((/** @type {any} */ one) => one.code === 'NO_SLOTS' || one.code === 'NO_FREE_SLOT');
  const target = /^targets\[(\d+)\]/.exec(problem?.field ?? '');
  return target ? (draft.accounts[Number(target[1])] ?? null) : null;
}

/** @param {{draft: Draft, sending: ReturnType<typeof useSending>}} props */
function Ways({ draft, sending }) {
  const { busy } = sending;
  const still = busy !== null;
  const keeping = draft.scheduled || draft.recurrence ? 'Save changes' : 'Save draft';
  return html`<div class="composer-message" role="status">${sending.summary}</div>
    <${Button} busy=${busy === 'draft'} disabled=${still} onClick=${sending.saveDraft}>${keeping}<//>
    ${draft.recurrence?.occurrence !== 0 && html`<${Going} draft=${draft} sending=${sending} still=${still} />`}`;
}

/**
 * The ways in which it goes out. A template does not: its occurrences do.
 * @param {{draft: Draft, sending: ReturnType<typeof useSending>, still: boolean}} props
 */
function Going({ draft, sending, still }) {
  const { busy } = sending;
  if (draft.repeat.frequency) {
    return html`<${Button} kind="primary" icon="repeat" busy=${busy === 'repeat'} disabled=${still} onClick=${sending.repeat}>Start repeating<//>`;
  }
  return html`<${Button} icon="send" busy=${busy === 'now'} disabled=${still} onClick=${sending.publishNow}>Publish now<//>
    <${Button} icon="list-plus" busy=${busy === 'queue'} disabled=${still} onClick=${sending.addToQueue}>Add to queue<//>
    <${Button} kind="primary" icon="clock" busy=${busy === 'schedule'} disabled=${still} onClick=${sending.schedule}>
      Schedule<span class="hidden"> for ${when(sending.at, zone.value)}</span>
    <//>`;
}
