/** In a file that stands alone all style sheets are there from the beginning. */

/** @param {string} _name of a sheet @returns {Promise<void>} */
export function linkSheet(_name) {
  return Promise.resolve();
}
