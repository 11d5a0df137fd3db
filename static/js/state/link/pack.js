/**
 * Long texts for the address: deflated, in the letters that an address may hold. What unpacks to
 * more than a bound is given up while it is being unpacked, so that a small link can't fill the memory.
 */

/** With a checksum, unlike "deflate-raw": a letter that was changed on the way would change numbers unseen. */
const FORMAT = "deflate";
/** Bytes of a text that a link may unpack to. */
export const MOST_BYTES = 1_000_000;
const LETTERS = /^[A-Za-z0-9_-]*$/;
/** Bytes that are turned into letters at once: `fromCharCode` takes them as arguments. */
const PIECE = 8192;

/** @returns {boolean} whether this browser can pack */
export function canPack() {
  try {
    return new CompressionStream(FORMAT) !== null;
  } catch {
    return false;
  }
}

/** @param {string} text @returns {Promise<string>} */
export async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let letters = "";
  for (let at = 0; at < bytes.length; at += PIECE) letters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * @param {string} packed
 * @returns {Promise<string|null>} null if it is damaged, or too large
 */
export async function unpack(packed) {
  if (!LETTERS.test(packed) || !canPack()) return null;
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return await inflated(bytes);
  } catch {
    return null;
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<string|null>} */
async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT)).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
