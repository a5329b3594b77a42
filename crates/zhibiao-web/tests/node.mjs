// The package as Node takes it: `node node.mjs FOLDER`, the folder that `build` made.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { load, extract, page, read } = await import(pathToFileURL(join(folder, "zhibiao.js")).href);
await load();

const report = readFileSync(join(folder, "yongjia-2024.txt"), "utf8");
const statements = extract(report);
assert.equal(statements.length, 31);
for (const statement of statements) {
  assert.equal(report.slice(statement.start, statement.end), statement.quote);
  assert.ok(report.slice(...statement.sentence).includes(statement.quote));
}
// Beyond the basic plane a character is two units.
const [only] = extract("𠮷村新增公办学位1650个。");
assert.equal("𠮷村新增公办学位1650个。".slice(only.start, only.end), "1650个");
assert.deepEqual([only.value, only.unit, only.action], ["1650", "个", "新增"]);
assert.ok(page("a", "新增5家。").startsWith("<!DOCTYPE html>"));
assert.equal(read("a.html", new TextEncoder().encode("<p>新增5家。</p>")).text, "新增5家。\n");
// 新增5家 in GB18030.
assert.equal(read("a.txt", new Uint8Array([0xd0, 0xc2, 0xd4, 0xf6, 0x35, 0xbc, 0xd2])).text, "新增5家");
assert.match(read("a.pdf", new TextEncoder().encode("%PDF-1.7")).error, /pdftotext/);
assert.deepEqual(extract(""), []);
console.log(`node: ${statements.length} statements`);
