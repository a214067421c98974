/**
 * Live changes. One stream for all tabs of the browser: browsers allow six connections to a host,
 * so the tab that holds the lock reads the stream and tells the others.
 * @module
 */
import { signal } from './ui.js';

/** @typedef {import('./types.js').LiveEvent} LiveEvent */
/** @typedef {'connecting'|'live'|'reconnecting'} LiveState */

const URL_PATH = '/api/v1/events';
const LOCK = 'rostrum-live';
const FIRST_WAIT_MILLIS = 1_000;
const LONGEST_WAIT_MILLIS = 30_000;
// The server sends a heartbeat every 15 seconds; three missing ones mean a dead connection.
const SILENCE_MILLIS = 45_000;

/** @type {import('../vendor/signals.js').Signal<LiveState>} */
export const liveState = signal('connecting');

/** @type {Set<(event: LiveEvent) => void>} */
const listeners = new Set();
/** @type {BroadcastChannel|null} */
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(LOCK) : null;

let lastId = '';
let leading = false;
/** @type {AbortController|null} */
let stopped = null;

/**
 * Listens to changes.
 * @param {(event: LiveEvent) => void} listener
 * @returns {() => void} ends it
 */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Starts the stream, here or in another tab. Call it again after {@link stopLive}. */
export function startLive() {
  if (stopped) {
    return;
  }
  const stop = new AbortController();
  stopped = stop;
  const lead = () => {
    leading = true;
    return read(stop.signal).finally(() => {
      leading = false;
    });
  };
  if (channel && navigator.locks) {
    channel.onmessage = (message) => receive(message.data);
    channel.postMessage({ kind: 'hello' });
    navigator.locks.request(LOCK, { signal: stop.signal }, lead).catch(() => undefined);
  } else {
    lead();
  }
}

/** Ends the stream of this tab; another tab takes over. */
export function stopLive() {
  stopped?.abort();
  stopped = null;
}

/** @param {any} message of another tab */
function receive(message) {
  if (message.kind === 'hello') {
    if (leading) {
      channel?.postMessage({ kind: 'state', state: liveState.value });
    }
  } else if (message.kind === 'state') {
    liveState.value = message.state;
  } else if (message.kind === 'event') {
    lastId = message.id;
    listeners.forEach((listener) => listener(message.event));
  }
}

/** @param {LiveState} state */
function tellState(state) {
  liveState.value = state;
  channel?.postMessage({ kind: 'state', state });
}

/** @param {string} id @param {LiveEvent} event */
function tellEvent(id, event) {
  lastId = id || lastId;
  channel?.postMessage({ kind: 'event', id: lastId, event });
  listeners.forEach((listener) => listener(event));
}

/**
 * Reads the stream until told to stop, connecting again whenever it ends.
 * @param {AbortSignal} stop
 */
async function read(stop) {
  let wait = FIRST_WAIT_MILLIS;
  while (!stop.aborted) {
    try {
      await readOnce(stop, () => {
        wait = FIRST_WAIT_MILLIS;
        tellState('live');
      });
    } catch {
      // Whatever ended the stream, the way out is to connect again.
    }
    if (!stop.aborted) {
      tellState('reconnecting');
      await pause(wait, stop);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
    }
  }
}

/**
 * @param {AbortSignal} stop
 * @param {() => void} opened
 */
async function readOnce(stop, opened) {
  const broken = new AbortController();
  const giveUp = () => broken.abort();
  stop.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await fetch(URL_PATH, {
      headers: { Accept: 'text/event-stream', ...(lastId ? { 'Last-Event-ID': lastId } : {}) },
      signal: broken.signal,
      cache: 'no-store',
    });
    if (!response.ok || !response.body) {
      return;
    }
    opened();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const timer = setTimeout(giveUp, SILENCE_MILLIS);
      const { done, value } = await reader.read().finally(() => clearTimeout(timer));
      if (done) {
        return;
      }
      const blocks = (rest + value.replaceAll('\r', '')).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(dispatch);
    }
  } finally {
    stop.removeEventListener('abort', giveUp);
  }
}

/** @param {string} block lines of one event (HTML Standard, server-sent events) */
function dispatch(block) {
  let id = '';
  let data = '';
  for (const line of block.split('\n')) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'id') {
      id = value;
    } else if (field === 'data') {
      data += value;
    }
  }
  if (data) {
    try {
      tellEvent(id, JSON.parse(data));
    } catch {
      // Not one of ours.
    }
  }
}

/**
 * @param {number} millis
 * @param {AbortSignal} stop
 * @returns {Promise<void>}
 */
function pause(millis, stop) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
