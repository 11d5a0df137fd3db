/**
 * Say beside a field what is wrong with what was typed, and what is right; typing takes it back.
 *
 * @param {HTMLInputElement} field
 * @param {string} text
 */
export function sayInvalid(field, text) {
  field.setCustomValidity(text);
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  field.addEventListener("blur", () => field.setCustomValidity(""), { once: true });
  field.reportValidity();
}
