import { effect } from "../../vendor/signals.js";

/** A pointer that rests so long is in the way, in milliseconds. */
const REST = 3000;

/**
 * Hides the pointer while it rests on the full screen.
 *
 * @param {import("../state/store.js").Store} store
 * @returns {() => void} stops it
 */
export function hidePointer(store) {
  const root = document.documentElement;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const show = () => {
    clearTimeout(timer);
    root.classList.remove("room--rests");
    if (store.fullScreen.peek()) timer = setTimeout(() => root.classList.add("room--rests"), REST);
  };
  document.addEventListener("pointermove", show);
  const stop = effect(() => {
    void store.fullScreen.value;
    show();
  });
  return () => {
    stop();
    document.removeEventListener("pointermove", show);
    clearTimeout(timer);
    root.classList.remove("room--rests");
  };
}
