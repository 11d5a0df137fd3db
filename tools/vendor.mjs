/**
 * Refresh static/vendor from the npm packages in node_modules and from Debian's math font.
 *
 * Nothing is downloaded here: `npm ci` and `apt-get install fonts-lmodern` come first.
 * PYTHON names a Python with fonttools and brotli (default: .venv/bin/python).
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const VENDOR = join(ROOT, "static/vendor");
const MODULES = join(ROOT, "node_modules");
const PYTHON = process.env.PYTHON ?? join(ROOT, ".venv/bin/python");
const MATH_FONT = "/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf";
const MATH_LICENCE = "/usr/share/doc/fonts-lmodern/copyright";

const LIT = `
export { LitElement, html, nothing, render, svg } from "lit";
export { repeat } from "lit/directives/repeat.js";
export { live } from "lit/directives/live.js";
export { SignalWatcher } from "@lit-labs/preact-signals";
`;
const SIGNALS = `export * from "@preact/signals-core";`;
const PLOTLY = `export { default } from "plotly.js-cartesian-dist-min";`;

/** The signals stay one copy: two copies would not see each other's reads. */
const sharedSignals = {
  name: "shared-signals",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^@preact\/signals-core$/ }, () => ({
      path: "./signals.js",
      external: true,
    }));
  },
};

/**
 * @param {string} file in static/vendor
 * @param {string} source of the entry module
 * @param {import("esbuild").Plugin[]} [plugins]
 */
async function bundle(file, source, plugins = []) {
  await build({
    stdin: { contents: source, resolveDir: ROOT },
    outfile: join(VENDOR, file),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "inline",
    plugins,
  });
}

/**
 * Plotly writes its rules into an inline style sheet, which a strict content security policy
 * refuses; a page that links this file as `<link id="plotly.js-style-global"
 * class="no-inline-styles">` keeps it from trying.
 *
 * @returns {Promise<string>}
 */
async function plotlyRules() {
  const file = join(MODULES, "plotly.js-cartesian-dist-min/plotly-cartesian.min.js");
  const literal = /\{"X,X div":[^}]*\}/.exec(await readFile(file, "utf8"));
  if (!literal) throw new Error("the table of rules isn't where it was in Plotly's bundle");
  /** @type {Record<string, string>} */
  const rules = runInNewContext(`(${literal[0]})`);
  return Object.entries(rules)
    .map(([selector, body]) => {
      const full = selector
        .replace(/^,/, " ,")
        .replace(/X/g, ".js-plotly-plot .plotly")
        .replace(/Y/g, ".plotly-notifier");
      return `${full} {${body}}\n`;
    })
    .join("");
}

/** @param {string} name @returns {Promise<{version: string, license: string}>} */
async function packageOf(name) {
  return JSON.parse(await readFile(join(MODULES, name, "package.json"), "utf8"));
}

/**
 * @param {"inter"|"inter-latin"|"math"} kind
 * @param {string} source
 * @param {string} file in static/vendor
 * @returns {string} version of the source font
 */
function font(kind, source, file) {
  const args = [join(ROOT, "tools/fonts.py"), kind, source, join(VENDOR, file)];
  return execFileSync(PYTHON, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}

/**
 * @typedef {object} Entry a vendored file
 * @property {string} file
 * @property {string} name of the library
 * @property {string} version
 * @property {string} licence
 * @property {string} licence_file
 * @property {string[]} [includes] other packages in the same file, with versions
 */

/** @returns {Promise<Entry[]>} */
async function libraries() {
  const [lit, watcher, signals, plotly] = await Promise.all(
    ["lit", "@lit-labs/preact-signals", "@preact/signals-core", "plotly.js-cartesian-dist-min"].map(
      packageOf,
    ),
  );
  await bundle("signals.js", SIGNALS);
  await bundle("lit.js", LIT, [sharedSignals]);
  await bundle("plotly-cartesian.js", PLOTLY);
  await writeFile(join(VENDOR, "plotly-cartesian.css"), await plotlyRules());
  await cp(join(MODULES, "lit/LICENSE"), join(VENDOR, "licences/lit.txt"));
  await cp(join(MODULES, "@preact/signals-core/LICENSE"), join(VENDOR, "licences/signals.txt"));
  await cp(
    join(MODULES, "plotly.js-cartesian-dist-min/LICENSE"),
    join(VENDOR, "licences/plotly-cartesian.txt"),
  );
  return [
    {
      file: "signals.js",
      name: "@preact/signals-core",
      version: signals.version,
      licence: signals.license,
      licence_file: "licences/signals.txt",
    },
    {
      file: "lit.js",
      name: "lit",
      version: lit.version,
      licence: lit.license,
      licence_file: "licences/lit.txt",
      includes: [`@lit-labs/preact-signals ${watcher.version}`],
    },
    ...["plotly-cartesian.js", "plotly-cartesian.css"].map((file) => ({
      file,
      name: "plotly.js-cartesian-dist-min",
      version: plotly.version,
      licence: plotly.license,
      licence_file: "licences/plotly-cartesian.txt",
    })),
  ];
}

/** @returns {Promise<Entry[]>} */
async function fonts() {
  if (!existsSync(MATH_FONT)) {
    throw new Error(`${MATH_FONT} is missing: apt-get install fonts-lmodern`);
  }
  const inter = await packageOf("inter-ui");
  const text = /** @type {const} */ (["inter", "inter-latin"]);
  for (const kind of text) font(kind, join(MODULES, "inter-ui/variable/InterVariable.woff2"), `${kind}.woff2`);
  const math = font("math", MATH_FONT, "math.woff2");
  await cp(join(MODULES, "inter-ui/LICENSE.txt"), join(VENDOR, "licences/inter.txt"));
  // Only what is said of the font itself: the rest of Debian's file is of its packaging.
  const debian = await readFile(MATH_LICENCE, "utf8");
  const [readme] = debian.split(/^Debian packaging$/m);
  const [, licence] = debian.split(/^(?=Appendix B --)/m);
  await writeFile(join(VENDOR, "licences/math.txt"), `${readme.trim()}\n\n${licence}`);
  return [
    ...text.map((kind) => ({
      file: `${kind}.woff2`,
      name: "inter-ui",
      version: inter.version,
      licence: "OFL-1.1",
      licence_file: "licences/inter.txt",
    })),
    {
      file: "math.woff2",
      name: "Latin Modern Math (subset, renamed Rowcol Math)",
      version: math,
      licence: "GUST-Font-License",
      licence_file: "licences/math.txt",
    },
  ];
}

await rm(join(VENDOR, "licences"), { recursive: true, force: true });
await mkdir(join(VENDOR, "licences"), { recursive: true });
const entries = [...(await libraries()), ...(await fonts())];
const files = await Promise.all(
  entries.map(async (entry) => {
    const bytes = await readFile(join(VENDOR, entry.file));
    return { ...entry, sha256: createHash("sha256").update(bytes).digest("hex") };
  }),
);
await writeFile(join(VENDOR, "manifest.json"), `${JSON.stringify({ files }, null, 2)}\n`);
for (const { file, version } of files) console.log(file, version);
