/**
 * Browser storage that may be switched off: then nothing is kept, and nothing breaks.
 * @module
 */

/**
 * @param {() => Storage} open
 * @returns {{read: (key: string) => string|null, write: (key: string, value: string|null) => void}}
 */
function guarded(open) {
  return {
    read(key) {
      try {
        return open().getItem(key);
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        if (value === null) {
          open().removeItem(key);
        } else {
          open().setItem(key, value);
        }
      } catch {
        // Full or forbidden: the work goes on without being kept.
      }
    },
  };
}

/** Kept on this device. */
export const device = guarded(() => localStorage);
/** Kept until the tab is closed. */
export const tab = guarded(() => sessionStorage);
