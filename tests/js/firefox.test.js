/** The smoke of the page in Firefox: it draws, steps, trains, changes size, and logs no error. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer as createSite } from "node:http";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find(
  (path) => path && (path === "python3" || existsSync(path)),
);
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const PATIENCE = 15_000;

/** @type {import("node:child_process").ChildProcess} */
let server;
/** @type {import("puppeteer-core").Browser} */
let browser;
let base = "";

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** @param {() => Promise<boolean>} done @param {string} what */
async function until(done, what) {
  const end = Date.now() + PATIENCE;
  while (!(await done())) {
    assert.ok(Date.now() < end, `${what}: not within ${PATIENCE} ms`);
    await sleep(50);
  }
}

before(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  const environment = { ...process.env, PORT: String(port), ROWCOL_LOG_LEVEL: "warning" };
  server = spawn(String(PYTHON), ["-c", "from app.cli import main; main()", "serve"], { cwd: ROOT, env: environment, stdio: "ignore" });
  const answers = () => fetch(`${base}/healthz`).then((answer) => answer.ok, () => false);
  await until(answers, "the server answers");
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
});

/**
 * @param {string} path
 * @param {number} width
 * @param {number} height
 */
async function open(path, width, height) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base)) problems.push(`asked elsewhere: ${request.url()}`);
  });
  await page.setViewport({ width, height });
  await page.goto(base + path);
  await page.waitForSelector("rowcol-stage [role=gridcell]", { timeout: PATIENCE });
  await page.waitForSelector(".transport__button:not([disabled])", { timeout: PATIENCE });
  const read = (/** @type {string} */ selector) => page.$eval(selector, (element) => element.textContent ?? "");
  return { page, problems, read };
}

const SIZES = [[1440, 900], [1280, 720], [1024, 768], [390, 844]];

for (const network of ["xor", "three_clusters"]) {
  test(`${network} is drawn at the four sizes, and nothing sticks out`, async () => {
    for (const [width, height] of SIZES) {
      const { page, problems } = await open(`/n/${network}`, width, height);
      assert.ok((await page.$$(".filmstrip__step")).length > 10);
      assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= width);
      assert.deepEqual(problems, []);
      await page.close();
    }
  });
}

test("stepping, the lens and training work", async () => {
  const { page, problems, read } = await open("/n/xor", 1440, 900);
  await page.keyboard.press("]");
  await until(async () => (await read(".transport__step")).startsWith("step 2 of"), "the second step");
  await page.keyboard.press("[");
  await page.keyboard.press("v");
  await until(async () => (await read(".lenses [aria-checked=true]")).includes("column × row"), "the other lens");
  await page.keyboard.press("t");
  const iteration = () => page.$eval("#iteration", (field) => Number(/** @type {HTMLInputElement} */ (field).value));
  await until(async () => (await iteration()) > 10, "training");
  await page.keyboard.press("t");
  await until(async () => (await read(".transport__train")).includes("Train"), "the pause");
  assert.ok(((await page.$eval(".loss__path", (path) => path.getAttribute("d"))) ?? "").length > 20);
  assert.deepEqual(problems, []);
  await page.close();
});

test("a figure in a sandboxed frame of another origin is drawn, steps, and says its height", async () => {
  const html = `<!doctype html><title>A blog</title><script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>
    <iframe sandbox="allow-scripts" width="640" height="560" src="${base}/embed/xor?lens=outer"></iframe>`;
  const site = createSite((_request, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));
  const port = await freePort();
  await new Promise((resolve) => site.listen(port, "127.0.0.1", () => resolve(null)));
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    const heard = (/** @type {string} */ type) => page.evaluate(`heard.filter((data) => data.type === "${type}")`);
    const count = async (/** @type {string} */ type) => /** @type {any[]} */ (await heard(type)).length;
    await until(async () => (await count("rowcol:ready")) === 1, "the figure");
    await until(async () => (await count("rowcol:height")) > 0, "its height");
    await page.evaluate("frames[0].postMessage({ type: 'rowcol:next' }, '*')");
    const step = async () => /** @type {any[]} */ (await heard("rowcol:step")).at(-1);
    await until(async () => (await step())?.step === 1, "the second step");
    assert.equal((await step()).lens, "column_row");
    const framed = /** @type {import("puppeteer-core").Frame} */ (page.frames().find((frame) => frame.url().includes("/embed/")));
    assert.equal(await framed.$eval(".stage-view", (view) => getComputedStyle(view).visibility), "visible");
    assert.deepEqual(problems, []);
  } finally {
    await page.close();
    site.close();
  }
});
