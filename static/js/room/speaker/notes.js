/**
 * What the speaker wrote about each step of a network, kept in this browser where it lets one.
 */

/** @param {string} network */
const keptAs = (network) => `rowcol-notes-${network}`;

/** @param {string} network @returns {Record<string, string>} by the id of the step's output */
export function readNotes(network) {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs(network)) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    // No storage is allowed here, or it holds something else: there are no notes.
    return {};
  }
}

/**
 * @param {string} network
 * @param {Record<string, string>} notes
 * @returns {boolean} whether they are kept
 */
export function keepNotes(network, notes) {
  const written = Object.fromEntries(Object.entries(notes).filter(([, text]) => text.trim() !== ""));
  try {
    if (Object.keys(written).length > 0) localStorage.setItem(keptAs(network), JSON.stringify(written));
    else localStorage.removeItem(keptAs(network));
    return true;
  } catch {
    // They hold as long as this window is open.
    return false;
  }
}
