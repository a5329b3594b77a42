// Opens pages in headless Chromium and holds them to what they say: `node check.mjs REPORT.html BOARD.html [PLAYGROUND_URL]`.
// Screenshots are left beside the first page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [report, board, playground] = process.argv.slice(2);
const shots = dirname(resolve(report));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A page on which any error, and any request but for its own files, is a failure. */
const open = async (url, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
  const page = await context.newPage();
  const own = new URL(url);
  page.on("console", (message) => assert.notEqual(message.type(), "error", `console: ${message.text()}`));
  page.on("pageerror", (error) => assert.fail(`page error: ${error}`));
  page.on("request", (request) => {
    const asked = new URL(request.url());
    const local = ["data:", "blob:"].includes(asked.protocol) || (asked.protocol === own.protocol && asked.host === own.host);
    assert.ok(local, `request leaves: ${request.url()}`);
  });
  await page.goto(url);
  return page;
};

const accessible = async (page, name) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }));
  const told = violations.map((one) => `${one.id}: ${one.help} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`);
  assert.deepEqual(told, [], `${name}: accessibility`);
};

/** Nothing is wider than the window, but for what scrolls by itself. */
const fits = async (page, name) => {
  const [wide, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window_, `${name}: ${wide} px in a window of ${window_}`);
};

const saved = async (page, button) => {
  const waiting = page.waitForEvent("download");
  await page.click(button);
  const download = await waiting;
  return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
};

const rows = (page) => page.locator("#statements tbody tr[id]:visible");

const checkReport = async (page, name) => {
  const marks = page.locator("mark");
  const count = await rows(page).count();
  assert.equal(await marks.count(), count, `${name}: as many marks as rows`);
  assert.equal(count, 31, `${name}: targets of the report`);
  // Each mark finds its row, and each row its mark.
  for (let at = 0; at < count; at += 1) {
    await page.locator(`#s${at}`).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), `r${at}`);
    await page.locator(`#r${at}`).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), `s${at}`);
  }
  // The keyboard does the same.
  await page.locator("#s4").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "r4");
  // Filters, search and what they save.
  await page.selectOption("#unit", "家");
  const units = await rows(page).locator("td:nth-child(5)").allTextContents();
  assert.ok(units.length > 3 && units.every((unit) => unit === "家"), `${name}: ${units}`);
  await page.fill("#search", "新增 企业");
  const few = await rows(page).count();
  assert.ok(few > 0 && few < units.length);
  const [file, csv] = await saved(page, "#save-csv");
  assert.equal(file, "zhibiao.csv");
  assert.equal(csv.trim().split("\r\n").length, few + 1);
  assert.ok(csv.startsWith("\ufeff类别,动作,指标,数值,单位"));
  await page.fill("#search", "");
  await page.selectOption("#unit", "");
  assert.equal(await rows(page).count(), count);
  // Each theme has the rows that say it; the headline paragraph is a part.
  const themes = await page.locator("#theme option").evaluateAll((all) => all.map((one) => one.value).filter(Boolean));
  let themed = 0;
  for (const theme of themes) {
    await page.selectOption("#theme", theme);
    const shown = await rows(page).locator(".theme").allTextContents();
    assert.ok(shown.length > 0 && shown.every((one) => one === theme), `${name}: ${theme}`);
    themed += shown.length;
  }
  assert.ok(themes.length > 1 && themed === count, `${name}: ${themed} rows in ${themes.length} themes`);
  await page.selectOption("#theme", "");
  await page.selectOption("#headline", "yes");
  const headline = await rows(page).count();
  assert.equal(headline, await page.locator("#statements tr[data-headline]").count());
  await page.selectOption("#headline", "");
  assert.equal(await rows(page).count(), count);
  // Sorting by the values, up and down.
  const values = async () => (await rows(page).locator("td:nth-child(4)").allTextContents()).filter(Boolean).map(Number);
  await page.click("th:nth-child(4) button");
  const up = await values();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await page.click("th:nth-child(4) button");
  const down = await values();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  // A correction is kept and saved in the fields of the statements.
  await page.locator("#r0").click();
  await page.fill(".detail input[name=unit]", "项");
  await page.click(".detail button:first-of-type");
  await page.locator("#r1").click();
  await page.click(".detail button:last-of-type");
  const [, lines] = await saved(page, "#save-corrections");
  const corrections = lines.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(corrections.map((one) => [one.verdict, one.fields ?? null]), [["fixed", { unit: "项" }], ["wrong", null]]);
  assert.ok(corrections.every((one) => one.document && one.quote && one.end > one.start));
  // The other language.
  await page.click("#language");
  assert.equal(await page.locator("th:nth-child(3)").innerText(), "Indicator");
  await page.click("#language");
};

const url = (path) => pathToFileURL(resolve(path)).href;
for (const [name, options] of [
  ["wide", {}],
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ["dark", { colorScheme: "dark" }],
]) {
  const page = await open(url(report), options);
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now());
  console.log(`${name}: first paint after ${Math.round(painted)} ms`);
  await fits(page, name);
  await accessible(page, name);
  await page.screenshot({ path: join(shots, `report-${name}.png`) });
  await checkReport(page, name);
  await accessible(page, `${name}, with a correction open`);
  const other = await open(url(board), options);
  await fits(other, `board, ${name}`);
  await accessible(other, `board, ${name}`);
  await other.screenshot({ path: join(shots, `board-${name}.png`) });
  await other.fill("#search", "红灯");
  assert.ok((await rows(other).count()) > 0);
}
// A link from outside leads to a line of the document.
const whole = await open(url(report));
const line = await whole.locator(".document [id^=p0-]").last().getAttribute("id");
const led = await open(`${url(report)}#${line}`);
await led.waitForFunction((id) => {
  const target = document.querySelector(":target");
  const { top } = target?.getBoundingClientRect() ?? { top: -1 };
  return target?.id === id && top >= 0 && top < innerHeight;
}, line);
const printed = await open(url(report));
await printed.emulateMedia({ media: "print" });
assert.equal(await printed.locator(".controls").isVisible(), false);
await printed.pdf({ path: join(shots, "report.pdf"), format: "A4" });
await printed.screenshot({ path: join(shots, "report-print.png"), fullPage: true });

if (playground) {
  for (const [name, options] of [["wide", {}], ["phone", { viewport: { width: 390, height: 844 } }]]) {
    const page = await open(playground, options);
    await page.waitForSelector("#status-of-reading[data-done]");
    await accessible(page, `playground, ${name}`);
    await fits(page, `playground, ${name}`);
    const frame = page.frameLocator("#result");
    assert.equal(await frame.locator("#statements tbody tr").count(), 31, "the playground reads the report of Yongjia");
    await page.screenshot({ path: join(shots, `playground-${name}.png`) });
    await page.fill("#text", "今年新增公办学位1650个，修路5公里以上。");
    await page.click("#read");
    await page.waitForFunction(() => document.querySelector("#result").contentDocument?.querySelectorAll("#statements tbody tr").length === 2);
    await page.setInputFiles("#file", { name: "a.html", mimeType: "text/html", buffer: Buffer.from("<p>新建公园3个。</p>") });
    await page.waitForFunction(() => document.querySelector("#result").contentDocument?.querySelectorAll("#statements tbody tr").length === 1);
  }
}
await browser.close();
console.log("all pages hold");
