// A page in German, as far as modules that know no DOM look at it: import this before them.
globalThis.document = /** @type {any} */ ({
  documentElement: { lang: "de" },
  getElementById: () => ({
    textContent: JSON.stringify({
      "{count} case": { one: "{count} Fall", other: "{count} Fälle" },
      "from {a} to {b}": "nach {b} von {a}",
      "the {name} here": "hier {name}",
    }),
  }),
});
