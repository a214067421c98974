/**
 * Who is signed in.
 * @module
 */
import { computed, signal } from './ui.js';
import { call, del, get, onSignedOut, post } from './api.js';
import { navigate } from './router.js';
import { device } from './storage.js';

/** @typedef {import('./types.js').Session} Session */

// Remembers that this browser signed in once, so that a stranger's first visit does not begin with
// a refused request. It says nothing about whether the session still holds: the server does.
const HINT = 'rostrum-signed-in';

/** @type {import('../vendor/signals.js').Signal<Session|null>} */
export const me = signal(null);

/** The time zone of the workspace. */
export const zone = computed(() => me.value?.workspace.zone ?? 'UTC');

/**
 * Whether the person may do something.
 * @param {import('./shapes.js').Permission} permission
 * @returns {boolean}
 */
export function may(permission) {
  return me.value?.permissions.includes(permission) ?? false;
}

/** @param {Session} value */
export function signedIn(value) {
  device.write(HINT, 'yes');
  me.value = value;
}

/** @param {string} email @param {string} password */
export async function signIn(email, password) {
  signedIn(await post('/session', { email, password }));
}

/** Ends the session here and on the server. */
export async function signOut() {
  await del('/session');
  device.write(HINT, null);
  me.value = null;
  navigate('/sign-in');
}

/** Finds out who is signed in and goes to the page that is needed first. */
export async function startSession() {
  onSignedOut(askToSignIn);
  if (device.read(HINT)) {
    try {
      me.value = (await call('GET', '/session')).data;
      return;
    } catch (problem) {
      if (/** @type {any} */ (problem).status !== 401) {
        throw problem;
      }
    }
  }
  const { required } = await get('/setup');
  if (required) {
    navigate('/setup', { replace: true });
  } else if (location.pathname === '/setup') {
    navigate('/sign-in', { replace: true });
  } else {
    askToSignIn();
  }
}

function askToSignIn() {
  device.write(HINT, null);
  me.value = null;
  if (location.pathname === '/sign-in' || location.pathname === '/setup') {
    return;
  }
  const from = location.pathname + location.search;
  navigate(from === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`, {
    replace: true,
  });
}
