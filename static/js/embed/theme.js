/** Light, dark, or as the reader's system is. Nothing of it is kept. */

const dark = matchMedia("(prefers-color-scheme: dark)");
let asked = "auto";

const show = () => {
  document.documentElement.dataset.theme = asked === "auto" ? (dark.matches ? "board" : "paper") : asked;
};
dark.addEventListener("change", show);

/** @param {string} theme what is no theme is as the system is */
export function showTheme(theme) {
  asked = theme === "paper" || theme === "board" ? theme : "auto";
  show();
}
