/** The network in the page's address, and the way there and back. */

const PAGE = /^\/n\/([^/]+)$/;

/** @returns {string} the network that this page shows */
export function networkHere() {
  const named = PAGE.exec(location.pathname);
  return named ? decodeURIComponent(named[1]) : (document.documentElement.dataset.network ?? "");
}

/** @param {string} network */
export function goToNetwork(network) {
  history.pushState(null, "", `/n/${encodeURIComponent(network)}`);
}
