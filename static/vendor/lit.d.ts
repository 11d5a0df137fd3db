export type * from "lit";
export { LitElement, html, nothing, render, svg } from "lit";
export { repeat } from "lit/directives/repeat.js";
export { live } from "lit/directives/live.js";
export { SignalWatcher } from "@lit-labs/preact-signals";
