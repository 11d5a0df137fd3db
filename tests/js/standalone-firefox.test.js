/** The file that stands alone in Firefox, from disk: it steps, sums, edits and trains, and asks for nothing. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find((path) => path && (path === "python3" || existsSync(path)));
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const PATIENCE = 15_000;
const EXPORT = `
import sys
from app.exports.figure import figure
from app.exports.standalone import html
from app.networks.build import build
from app.networks.gallery import gallery
sys.stdout.buffer.write(html(figure(build(gallery["xor"].spec()))).encode())
`;

const folder = mkdtempSync(join(tmpdir(), "rowcol-"));
after(() => rmSync(folder, { recursive: true }));

test("a file from disk works without a network", async () => {
  const file = join(folder, "xor.html");
  writeFileSync(file, execFileSync(String(PYTHON), ["-c", EXPORT], { cwd: ROOT, maxBuffer: 1e8 }));
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const problems = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) problems.push(`asked for: ${request.url()}`);
    });
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(pathToFileURL(file).href);
    /** @param {string} expression of the page's store s @returns {Promise<any>} */
    const read = (expression) => page.evaluate(`(() => { const s = document.querySelector("rowcol-notices").store; return ${expression}; })()`);
    /** @param {string} expression */
    const until = async (expression) => {
      for (const end = Date.now() + PATIENCE; !(await read(expression)); await sleep(30)) assert.ok(Date.now() < end, `${expression} stayed false`);
    };
    await until("s?.frame.value !== null");
    await page.waitForSelector("rowcol-stage [role=gridcell]");
    await until("getComputedStyle(document.querySelector('.stage-view')).visibility === 'visible'");
    await page.keyboard.press("]");
    await until("s.stepIndex.value === 1");
    await page.keyboard.press("[");
    await page.keyboard.press("v");
    await until("s.lens.value === 'column_row'");
    assert.match(await page.$eval("rowcol-worked", (element) => element.textContent ?? ""), /Z₁ is a sum of three layers/);
    const before = await read("s.frame.value.views.get('Z1').data.join()");
    await page.keyboard.press("e");
    await page.waitForSelector(".edit input");
    await page.keyboard.type("2.5");
    await page.keyboard.press("Enter");
    await until("s.edits.value.length === 1");
    assert.notEqual(await read("s.frame.value.views.get('Z1').data.join()"), before);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await until("s.edits.value.length === 0");
    assert.equal(await read("s.frame.value.views.get('Z1').data.join()"), before);
    await page.keyboard.press("t");
    await until("s.frame.value.iteration > 3");
    await page.keyboard.press("t");
    await until("s.playing.value === null");
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
  }
});
