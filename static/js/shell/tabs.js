/**
 * The tabs of small screens: matrices, or network and loss.
 *
 * @param {HTMLElement} view
 */
export function wireTabs(view) {
  const tabs = [...view.querySelectorAll("[role=tab]")].filter((tab) => tab instanceof HTMLElement);
  /** @param {HTMLElement} chosen */
  const show = (chosen) => {
    view.dataset.tab = chosen.getAttribute("aria-controls") ?? "";
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
    }
  };
  tabs.forEach((tab, n) => {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      event.preventDefault();
      const other = tabs[(n + 1) % tabs.length];
      show(other);
      other.focus();
    });
  });
}
