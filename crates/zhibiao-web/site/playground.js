import { load, page, read } from "./zhibiao.js";

const $ = (id) => document.getElementById(id);
const status = $("status-of-reading");

const show = (name, text, remarks = []) => {
  const start = performance.now();
  $("result").srcdoc = page(name, text);
  const took = Math.round(performance.now() - start);
  status.textContent = [`${name}：${text.length}字，用时${took}毫秒 (${took} ms)`, ...remarks].join("；");
  status.dataset.done = "";
};

const open = async (file) => {
  const answer = read(file.name, new Uint8Array(await file.arrayBuffer()));
  if (answer.error) {
    status.textContent = answer.error;
    return;
  }
  $("text").value = answer.text;
  show(file.name, answer.text, answer.remarks);
};

await load();
$("read").addEventListener("click", () => show("文本", $("text").value));
$("file").addEventListener("change", (event) => event.target.files[0] && open(event.target.files[0]));
addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("over"); });
addEventListener("dragleave", () => document.body.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  if (event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
});

// The report of Yongjia is the first example.
const example = await (await fetch("yongjia-2024.txt")).text();
$("text").value = example;
show("yongjia-2024.txt", example);
