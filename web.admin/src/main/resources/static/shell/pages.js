/**
 * The pages of the console and how they are reached.
 * @module
 */

/**
 * @typedef {object} PageEntry
 * @property {string} path
 * @property {string} label
 * @property {string} icon
 * @property {'Publish'|'Platform'} group
 * @property {import('../lib/shapes.js').Permission} needs the permission that shows it
 * @property {boolean} tab whether phones have it at the bottom
 * @property {boolean} [unlisted] reached from another page, and by search
 * @property {() => Promise<{default: any}>} load
 */

/** @type {PageEntry[]} */
export const PAGES = [
  { path: '/', label: 'Overview', icon: 'layout-dashboard', group: 'Publish', needs: 'READ', tab: true, load: () => import('../pages/overview.js') },
  { path: '/calendar', label: 'Calendar', icon: 'calendar-days', group: 'Publish', needs: 'READ', tab: true, load: () => import('../pages/calendar.js') },
  { path: '/posts', label: 'Posts', icon: 'list', group: 'Publish', needs: 'READ', tab: true, load: () => import('../pages/posts.js') },
  { path: '/queue', label: 'Queue', icon: 'list-ordered', group: 'Publish', needs: 'READ', tab: false, load: () => import('../pages/queue.js') },
  { path: '/repeating', label: 'Repeating', icon: 'repeat', group: 'Publish', needs: 'READ', tab: false, load: () => import('../pages/repeating.js') },
  { path: '/library', label: 'Library', icon: 'images', group: 'Publish', needs: 'READ', tab: false, load: () => import('../pages/library.js') },
  { path: '/statistics', label: 'Statistics', icon: 'chart-column', group: 'Publish', needs: 'READ', tab: false, load: () => import('../pages/statistics.js') },
  { path: '/accounts', label: 'Accounts', icon: 'users-round', group: 'Platform', needs: 'READ', tab: true, load: () => import('../pages/accounts.js') },
  { path: '/services', label: 'Services', icon: 'plug', group: 'Platform', needs: 'MANAGE_SERVICES', tab: false, load: () => import('../pages/services.js') },
  { path: '/bundles', label: 'Bundles', icon: 'puzzle', group: 'Platform', needs: 'INSTALL_PROVIDERS', tab: false, load: () => import('../pages/bundles.js') },
  { path: '/review', label: 'Review walk', icon: 'images', group: 'Platform', needs: 'MANAGE_SERVICES', tab: false, unlisted: true, load: () => import('../pages/review.js') },
  { path: '/system', label: 'System', icon: 'activity', group: 'Platform', needs: 'OPERATE', tab: false, load: () => import('../pages/system.js') },
];

/** Pages for people who are not signed in. */
export const OUTSIDE = {
  '/setup': () => import('../pages/setup.js'),
  '/sign-in': () => import('../pages/sign-in.js'),
};
