"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const body = $("statements").tBodies[0];
  const rows = [...body.rows];
  const english = () => document.documentElement.lang === "en";
  const say = (zh, en) => { $("status").textContent = english() ? en : zh; };
  const corrections = new Map();

  // The height of what stands above the two columns.
  const measure = () => document.documentElement.style.setProperty("--top", `${document.querySelector("header").offsetHeight}px`);
  addEventListener("resize", measure);
  document.querySelector("header").addEventListener("toggle", measure, true);
  measure();

  // A mark finds its row, a row its mark.
  const choose = (number, to) => {
    document.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    const [mark, row] = [$(`s${number}`), $(`r${number}`)];
    [mark, row].forEach((one) => one?.classList.add("chosen"));
    const other = to === "row" ? row : mark;
    if (other) { other.hidden = false; other.scrollIntoView({ block: "center" }); other.focus({ preventScroll: true }); }
    if (row && data[number]) detail(row, number);
  };
  document.querySelectorAll("mark").forEach((mark) => {
    mark.addEventListener("click", () => choose(mark.dataset.row, "row"));
  });
  rows.forEach((row) => row.addEventListener("click", () => choose(row.id.slice(1), "mark")));
  addEventListener("keydown", (event) => {
    const on = event.target;
    if (event.key !== "Enter" && event.key !== " ") return;
    if (on.matches("mark, #statements tbody tr[id]")) { event.preventDefault(); on.click(); }
  });

  // The sentence of a row, and its correction.
  const fields = [["indicator", "指标"], ["action", "动作"], ["value", "数值"], ["unit", "单位"], ["years", "年份"]];
  const detail = (row, number) => {
    document.querySelectorAll(".detail").forEach((one) => one.remove());
    const own = data[number];
    const cell = document.createElement("td");
    cell.colSpan = row.cells.length;
    const quote = document.createElement("q");
    quote.textContent = own.quote;
    const form = document.createElement("form");
    for (const [field, label] of fields) {
      const place = document.createElement("label");
      place.append(english() ? field : label);
      const input = document.createElement("input");
      input.name = field;
      const known = corrections.get(number)?.fields?.[field] ?? own[field] ?? "";
      input.value = Array.isArray(known) ? known.join("~") : known;
      place.append(input);
      form.append(place);
    }
    const button = (zh, en, act) => {
      const one = document.createElement("button");
      one.type = "button";
      one.textContent = english() ? en : zh;
      one.addEventListener("click", act);
      form.append(one);
    };
    button("保存更正", "Keep correction", () => {
      const changed = {};
      for (const [field] of fields) {
        const now = form.elements[field].value.trim();
        const was = Array.isArray(own[field]) ? own[field].join("~") : own[field] ?? "";
        if (now !== was) changed[field] = field === "value" && now.includes("~") ? now.split("~") : now === "" ? null : now;
      }
      correct(number, Object.keys(changed).length ? { verdict: "fixed", fields: changed } : null);
    });
    button("不是指标", "Not a statement", () => correct(number, { verdict: "wrong" }));
    const line = document.createElement("tr");
    line.className = "detail";
    cell.append(quote, form);
    line.append(cell);
    row.after(line);
  };
  const correct = (number, correction) => {
    const { document: name, start, end, quote } = data[number];
    if (correction) corrections.set(number, { document: name, start, end, quote, ...correction }); else corrections.delete(number);
    [$(`r${number}`), $(`s${number}`)].forEach((one) => one?.classList.toggle("wrong", correction?.verdict === "wrong"));
    $("save-corrections").disabled = corrections.size === 0;
    say(`已记下${corrections.size}处更正`, `${corrections.size} corrections kept`);
  };

  // Search and filters.
  const shown = () => rows.filter((row) => !row.hidden);
  const filters = ["kind", "unit", "years", "theme", "headline"].filter((name) => $(name));
  const has = (row, name) => (name === "theme" ? row.querySelector(".theme").textContent : row.dataset[name]);
  const filter = () => {
    document.querySelectorAll(".detail").forEach((one) => one.remove());
    const words = $("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word)) || filters.some((name) => $(name).value && has(row, name) !== $(name).value);
    }
    say(`显示${shown().length}条，共${rows.length}条`, `${shown().length} of ${rows.length} shown`);
  };
  for (const name of ["unit", "years", "theme"].filter((name) => $(name))) {
    const values = [...new Set(rows.map((row) => has(row, name)))].filter(Boolean);
    // Themes stand as the document has them.
    if (name !== "theme") values.sort();
    for (const value of values) $(name).add(new Option(value, value));
  }
  ["search", ...filters].forEach((name) => $(name).addEventListener("input", filter));

  // Sorting: by a header, and back the other way by it again.
  document.querySelectorAll("th button").forEach((button) => button.addEventListener("click", () => {
    document.querySelectorAll(".detail").forEach((one) => one.remove());
    const head = button.parentElement;
    const down = head.getAttribute("aria-sort") === "ascending";
    document.querySelectorAll("th").forEach((one) => one.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => text(row.cells[button.dataset.column]);
    const number = (row) => { const value = parseFloat(key(row)); return Number.isNaN(value) ? -Infinity : value; };
    const order = button.dataset.sort === "number" ? (a, b) => number(a) - number(b) : (a, b) => key(a).localeCompare(key(b), "zh");
    rows.sort(order);
    if (down) rows.reverse();
    body.append(...rows);
  }));

  // What is shown, saved.
  const text = (cell) => (cell.querySelector(english() ? ".en" : ".zh") ?? cell).textContent.trim();
  const save = (name, type, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const quoted = (value) => {
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  $("save-csv").addEventListener("click", () => {
    const head = [...$("statements").tHead.rows[0].cells].map(text);
    const lines = [head, ...shown().map((row) => [...row.cells].map(text))];
    save("zhibiao.csv", "text/csv", "\ufeff" + lines.map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n");
  });
  $("save-corrections")?.addEventListener("click", () => {
    save("corrections.jsonl", "application/jsonl", [...corrections.values()].map((one) => JSON.stringify(one)).join("\n") + "\n");
  });
  $("language").addEventListener("click", () => { document.documentElement.lang = english() ? "zh-CN" : "en"; measure(); });
})();
