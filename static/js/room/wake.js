/** Keeps the screen on, where the browser can. @returns {() => void} lets go of it */
export function keepAwake() {
  /** @type {WakeLockSentinel|null} */
  let lock = null;
  let on = true;
  const ask = async () => {
    // The browser lets go of it by itself while the page isn't seen.
    if (!on || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (!on) await lock.release();
    } catch {
      // Not allowed, or the battery is low: the screen does what the system says.
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return () => {
    on = false;
    document.removeEventListener("visibilitychange", ask);
    void lock?.release().catch(() => {});
  };
}
