/**
 * In a sandbox that forbids forms a browser drops what is submitted before anybody hears of it. No
 * form of the figure is ever sent anywhere: their own listeners are all that is meant to hear.
 */

/** @param {HTMLFormElement} form */
const submit = (form) => form.dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));

export function submitWithoutSending() {
  addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement) || !field.form) return;
    event.preventDefault();
    submit(field.form);
  });
  addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.type !== "submit" || !button.form) return;
    event.preventDefault();
    submit(button.form);
  });
}
