// Runs before the first paint, so that a chosen theme does not flash. A classic script on purpose.
(function () {
  'use strict';
  try {
    const theme = localStorage.getItem('rostrum-theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch (refused) {
    // Storage is switched off: the theme of the system is used.
  }
})();
