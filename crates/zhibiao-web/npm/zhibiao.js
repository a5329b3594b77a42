// zhibiao for the browser and for Node: `await load()`, then `extract(text)`.
import init, { extract_json, page as pageOf, read_json } from "./zhibiao_web.js";

/** Loads the WebAssembly beside this file, or the bytes given. */
export const load = async (bytes) => {
  if (bytes === undefined && typeof process !== "undefined" && process.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    bytes = await readFile(new URL("zhibiao_web_bg.wasm", import.meta.url));
  }
  await init(bytes === undefined ? undefined : { module_or_path: bytes });
};

/** The statements of a text; offsets count UTF-16 units, as strings do. */
export const extract = (text) => JSON.parse(extract_json(text));

/** The page of a text, as HTML. */
export const page = (name, text) => pageOf(name, text);

/** The text of a file; text that is not UTF-8 is GB18030 where it fits, which the platform decodes. */
export const read = (name, bytes) => {
  const answer = JSON.parse(read_json(name, bytes));
  if (answer.error && /\.(txt|md|markdown|csv|tsv|html?)$/i.test(name)) {
    try {
      const text = new TextDecoder("gb18030", { fatal: true }).decode(bytes);
      const again = JSON.parse(read_json(name, new TextEncoder().encode(text)));
      if (again.text) return { ...again, remarks: ["按字节判断为GB18030编码", ...again.remarks] };
    } catch { /* It is no GB18030 either: what was said first stands. */ }
  }
  return answer;
};
