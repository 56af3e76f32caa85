"use strict";
// The page of one review. The server holds the draft: each change is sent at once, and what it answers is drawn.
const at = (id) => document.getElementById(id);
let draft = null, places = {}, remarks = {};
let chosen = null; // the id of the chosen line
let editing = null; // {id, text}: a line or a group being written; kept over every redraw
let waiting = []; // changes that the server has not answered yet
let sending = false, lost = false;

function make(tag, options = {}, ...children) {
  const { on = {}, data = {}, aria = {}, ...rest } = options;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, run] of Object.entries(on)) element.addEventListener(name, run);
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value;
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  element.append(...children);
  return element;
}

const lines = () => draft.groups.flatMap((group) => group.lines.map((line) => ({ ...line, group })));
const find = (id) => lines().find((line) => line.id === id);
const say = (text) => { at("status").textContent = text; };
const warn = (text) => { at("trouble").textContent = text; };

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await fetch(path, options);
  return [response.status, await response.json()];
}

function change(wanted) {
  waiting.push(wanted);
  send();
}

async function send() {
  if (sending) return;
  sending = true;
  while (waiting.length) {
    let status, answer;
    try {
      [status, answer] = await ask("change", { ...waiting[0], version: draft.version });
    } catch {
      lose();
      break;
    }
    const sent = waiting.shift();
    found();
    draft = { groups: answer.groups, version: answer.version };
    if (status === 200) {
      warn("");
      say("Kept.");
    } else {
      // What was typed is not lost: it stays in its field.
      if (sent.text !== undefined) editing = { id: sent.line || sent.group, text: sent.text };
      waiting = [];
      warn(answer.error);
    }
    draw();
  }
  sending = false;
}

function lose() {
  lost = true;
  const open = waiting.length === 1 ? "1 change is" : `${waiting.length} changes are`;
  warn(`The program that keeps this review has ended. ${waiting.length ? `${open} not kept yet: leave this page open, they are sent when it answers again. ` : ""}All before is on disk; start it again with: minutekit review`);
  setTimeout(retry, 1500);
}

async function retry() {
  if (!lost) return;
  try {
    const [status, answer] = await ask("minutes");
    if (status !== 200) throw new Error(String(status));
    found();
    draft = { groups: answer.groups, version: answer.version };
    draw();
    send();
    listen();
  } catch {
    lose();
  }
}

function found() {
  if (!lost) return;
  lost = false;
  warn("");
}

async function load() {
  const [, answer] = await ask("minutes");
  draft = { groups: answer.groups, version: answer.version };
  ({ places, remarks } = answer);
  document.title = `Review: ${answer.title}`;
  at("title").textContent = answer.title;
  at("digest-title").textContent = answer.heading;
  at("blocks").replaceChildren(...answer.blocks.map((block) => make("p", { id: block.id, className: block.role, textContent: block.text, dir: "auto" })));
  draw();
  listen();
}

function listen() {
  const stream = new EventSource("events");
  stream.onmessage = async (event) => {
    if (Number(event.data) === draft.version || sending || waiting.length) return;
    const [, answer] = await ask("minutes");
    draft = { groups: answer.groups, version: answer.version };
    say("Changed in another window.");
    draw();
  };
  stream.onerror = () => {
    stream.close();
    if (!lost) lose();
  };
}

function light() {
  for (const block of document.querySelectorAll("#blocks .lit")) block.classList.remove("lit");
  const line = chosen && find(chosen);
  if (!line) return;
  const blocks = line.sources.flatMap((source) => places[source] || []).map(at).filter(Boolean);
  for (const block of blocks) block.classList.add("lit");
  if (blocks.length) at("blocks").scrollTop = blocks[0].offsetTop - at("blocks").offsetTop - 60;
}

function draw() {
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.focus : null;
  at("groups").replaceChildren(...draft.groups.map(drawGroup));
  light();
  const again = focused && document.querySelector(`[data-focus="${CSS.escape(focused)}"]`);
  const field = editing && document.querySelector(".field");
  if (field) field.focus();
  else if (again) again.focus({ preventScroll: true });
  else if (focused && chosen) (document.querySelector(`[data-focus="${CSS.escape(chosen)}"]`) || document.body).focus({ preventScroll: true });
}

function drawGroup(group) {
  const name = make("div", { className: "name" });
  if (editing && editing.id === group.id) {
    name.append(...drawField("Name of the theme", (text) => change({ do: "rename", group: group.id, text }), "input"));
  } else {
    name.append(make("h3", { id: `name-${group.id}`, textContent: `${group.label} (${group.lines.length})`, dir: "auto" }));
    if (group.part === "theme") {
      name.append(make("button", { type: "button", textContent: "Rename", aria: { label: `Rename ${group.label}` }, data: { focus: `rename-${group.id}` }, on: { click: () => edit(group.id, group.label) } }));
    }
  }
  const list = make("ul", { aria: { label: group.label } }, ...group.lines.map((line, index) => drawLine(line, index, group)));
  const drop = (event) => {
    event.preventDefault();
    const target = event.target.closest("li");
    const index = target ? group.lines.findIndex((line) => line.id === target.dataset.id) : group.lines.length;
    change({ do: "move", line: event.dataTransfer.getData("text/plain"), group: group.id, index: Math.max(0, index) });
  };
  return make("section", { className: "group", data: { id: group.id }, aria: { label: group.label }, on: { dragover: (event) => event.preventDefault(), drop } }, name, list);
}

function drawLine(line, index, group) {
  const item = make("li", {
    className: `${line.id === chosen ? "chosen" : ""} ${line.accepted ? "accepted" : ""}`, data: { id: line.id }, draggable: !editing,
    on: { dragstart: (event) => event.dataTransfer.setData("text/plain", line.id) },
  });
  if (editing && editing.id === line.id) {
    item.append(...drawField("Text of the line", (text) => change({ do: "reword", line: line.id, text }), "textarea"));
    return item;
  }
  item.append(make("button", {
    type: "button", className: "line", textContent: line.text, dir: "auto", data: { focus: line.id }, aria: { expanded: String(line.id === chosen) },
    on: { click: () => { chosen = line.id; draw(); }, keydown: (event) => press(event, line, index, group) },
  }));
  if (line.id === chosen) item.append(...drawDeeds(line, index, group));
  return item;
}

function drawDeeds(line, index, group) {
  const deed = (label, run, disabled = false) => make("button", { type: "button", textContent: label, disabled, data: { focus: `${label}-${line.id}` }, on: { click: run } });
  const move = make("select", { aria: { label: "Move to" }, data: { focus: `to-${line.id}` }, on: { change: (event) => change({ do: "move", line: line.id, group: event.target.value }) } });
  move.append(make("option", { textContent: "Move to…", value: "" }), ...draft.groups.filter((other) => other.id !== group.id).map((other) => make("option", { textContent: other.label, value: other.id })));
  const bar = make("div", { className: "deeds", role: "toolbar" }, 
    deed(line.accepted ? "Not accepted" : "Accept", () => change({ do: "accept", line: line.id, accepted: !line.accepted })),
    deed("Reword", () => edit(line.id, line.text)),
    deed("Up", () => shift(line, group, index - 1), index === 0),
    deed("Down", () => shift(line, group, index + 1), index === group.lines.length - 1),
    deed("Join to the line above", () => change({ do: "join", line: line.id, into: group.lines[index - 1].id }), index === 0),
    move,
    deed("Leave out", () => leave(line, group, index), group.id === "left-out"));
  bar.setAttribute("aria-label", "This line");
  const told = line.sources.map((source) => remarks[source]).filter(Boolean).join(" · ");
  return told ? [make("p", { className: "quiet", textContent: told, dir: "auto" }), bar] : [bar];
}

function drawField(label, keep, tag) {
  const field = make(tag, { className: "field", value: editing.text, aria: { label }, on: {
    input: (event) => { editing.text = event.target.value; },
    keydown: (event) => {
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); done(); }
      if (event.key === "Escape") { editing = null; draw(); }
    },
  } });
  const done = () => {
    const { text } = editing;
    editing = null;
    keep(text);
    draw();
  };
  const keepButton = make("button", { type: "button", textContent: "Keep", on: { click: done } });
  const cancel = make("button", { type: "button", textContent: "Cancel", on: { click: () => { editing = null; draw(); } } });
  return [field, make("div", { className: "deeds" }, keepButton, cancel)];
}

function edit(id, text) {
  editing = { id, text };
  draw();
}

const shift = (line, group, index) => change({ do: "move", line: line.id, group: group.id, index });

function leave(line, group, index) {
  const next = group.lines[index + 1] || group.lines[index - 1];
  chosen = next ? next.id : null;
  change({ do: "delete", line: line.id });
}

function press(event, line, index, group) {
  const step = (by) => {
    const all = lines();
    const next = all[all.findIndex((other) => other.id === line.id) + by];
    if (next) { chosen = next.id; draw(); document.querySelector(`[data-focus="${CSS.escape(next.id)}"]`).focus(); }
  };
  const deeds = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1),
    Enter: () => edit(line.id, line.text),
    " ": () => change({ do: "accept", line: line.id, accepted: !line.accepted }),
    Delete: () => group.id !== "left-out" && leave(line, group, index),
    j: () => index > 0 && change({ do: "join", line: line.id, into: group.lines[index - 1].id }),
  };
  if (event.altKey) {
    deeds.ArrowUp = () => index > 0 && shift(line, group, index - 1);
    deeds.ArrowDown = () => index < group.lines.length - 1 && shift(line, group, index + 1);
  }
  const deed = event.ctrlKey || event.metaKey ? null : deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  chosen = line.id;
  deed();
}

at("undo").addEventListener("click", () => change({ do: "undo" }));
at("save").addEventListener("click", async () => {
  try {
    const [, answer] = await ask("save", {});
    if (answer.error) warn(answer.error);
    else { warn(""); say(`Saved: ${answer.saved.join(", ")}`); }
  } catch {
    lose();
  }
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !editing) { event.preventDefault(); change({ do: "undo" }); }
});
window.addEventListener("beforeunload", (event) => { if (waiting.length || editing) event.preventDefault(); });
load();
