"use strict";
(async () => {
  const byId = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const unpack = async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };
  const data = await unpack(byId("data").textContent);
  const { points, names, kinds, meetings } = data;
  const n = points.text.length;
  const STEP = 100;
  let folded = null;
  const fold = () => (folded ??= points.text.map((text, i) => plain(`${text} ${names[points.place[i]]} ${names[points.speaker[i]]} ${points.note[i]}`)));
  const labels = [...document.querySelectorAll("section.theme[data-theme]")].map((section) => section.querySelector("h3").textContent);

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  // Where the words stand in a text whose letters may have lost accents: folded letter by letter.
  const mark = (target, text, words) => {
    const letters = [...text];
    const starts = [];
    let joined = "";
    letters.forEach((letter, i) => { const low = plain(letter); for (let k = 0; k < low.length; k++) starts.push(i); joined += low; });
    const hit = new Set();
    for (const word of words) for (let at = joined.indexOf(word); at >= 0; at = joined.indexOf(word, at + word.length)) for (let k = at; k < at + word.length; k++) hit.add(starts[k]);
    let run = "", inside = false;
    const flush = () => { if (run) target.append(inside ? element("mark", run) : run); run = ""; };
    letters.forEach((letter, i) => { if (hit.has(i) !== inside) { flush(); inside = hit.has(i); } run += letter; });
    flush();
  };
  const link = (fields) => `#show?${new URLSearchParams(fields)}`;
  const show = (i, words, { withTheme = false, asked = {} }) => {
    const item = element("li", "", { class: "point" });
    const text = element("span", "", { dir: "auto" });
    if (document.body.dataset.lang) text.lang = document.body.dataset.lang;
    mark(text, points.text[i], words);
    item.append(text);
    if (points.kind[i]) item.append(" ", element("span", kinds[points.kind[i]], { class: "tag" }));
    const place = element("span", "", { class: "quiet", dir: "auto" });
    const parts = [];
    const meeting = points.meeting[i];
    if (meeting >= 0 && !asked.meeting) parts.push(element("a", meetings[meeting][0], { href: link({ meeting: meetings[meeting][2] }) }), meetings[meeting][1]);
    const speaker = names[points.speaker[i]];
    if (speaker && !asked.speaker) parts.push(element("a", speaker, { href: link({ speaker }) }));
    parts.push(points.page[i] ? `page ${points.page[i]}` : "", names[points.place[i]]);
    if (withTheme && points.theme[i] >= 0) parts.push(element("a", labels[points.theme[i]], { href: `#theme${points.theme[i] + 1}` }));
    parts.filter(Boolean).forEach((part, k) => place.append(...(k ? [", ", part] : [part])));
    item.append(" ", place);
    if (points.note[i]) item.append(element("span", ` Note: ${points.note[i]}`, { class: "quiet" }));
    return item;
  };
  // ``grouped``: theme by theme under headings; else each point names its theme where ``withTheme``, and what is not ``asked`` for.
  const list = (target, rows, words, options = {}) => {
    const { grouped } = options;
    const lists = element("div");
    const more = element("button", "", { type: "button" });
    const sizes = new Map();
    for (const i of rows) sizes.set(points.theme[i], (sizes.get(points.theme[i]) ?? 0) + 1);
    let shown = 0;
    let items = null;
    const grow = () => {
      let first = null;
      for (const i of rows.slice(shown, shown + STEP)) {
        const theme = points.theme[i];
        if (grouped && theme !== (shown ? points.theme[rows[shown - 1]] : null)) {
          const name = theme < 0 ? "Not under a theme" : labels[theme];
          lists.append(element("h4", `${name} (${sizes.get(theme)})`, { dir: "auto" }));
          items = null;
        }
        if (!items) lists.append((items = element("ul")));
        const item = show(i, words, options);
        items.append(item);
        first ??= item;
        shown++;
      }
      more.hidden = shown === rows.length;
      more.textContent = `Show more (${rows.length - shown} left)`;
      return first;
    };
    more.addEventListener("click", () => { const first = grow(); first.tabIndex = -1; first.focus(); });
    target.replaceChildren(lists, more);
    grow();
  };

  const byTheme = new Map();
  for (let i = 0; i < n; i++) { const t = points.theme[i]; if (!byTheme.has(t)) byTheme.set(t, []); byTheme.get(t).push(i); }
  for (const details of document.querySelectorAll("details[data-theme]")) {
    details.addEventListener("toggle", () => {
      const target = details.querySelector(".list");
      if (details.open && !target.childElementCount) list(target, byTheme.get(Number(details.dataset.theme)) ?? [], []);
    });
  }

  const field = (name) => byId(`by-${name}`);
  const fields = ["text", "theme", "meeting", "speaker", "kind", "from", "to"].filter(field);
  const fill = (name, pairs) => field(name)?.append(...pairs.map(([value, text]) => element("option", text, { value })));
  fill("theme", labels.map((label, i) => [i, label]).concat([[-1, "Not under a theme"]]));
  fill("meeting", meetings.map(([name, date], i) => [i, date ? `${date} ${name}` : name]));
  fill("kind", kinds.map((kind, i) => [i, kind]));
  if (field("speaker")) fill("speaker", [...new Set(points.speaker)].filter(Boolean).map((s) => [s, names[s]]).sort((a, b) => a[1].localeCompare(b[1])));
  // What an address says of a field: ids and names, which stay in a report that is made again, for the numbers of this one.
  const themeIds = [...document.querySelectorAll("section.theme[data-id]")].map((section) => section.dataset.id);
  const outward = (name, value) => ({ theme: () => themeIds[value] ?? "none", meeting: () => meetings[value][2], speaker: () => names[value], kind: () => kinds[value] })[name]?.() ?? value;
  const inward = (name, text) => {
    if (name === "theme") return text === "none" ? -1 : [...themeIds.keys()].find((i) => themeIds[i] === text) ?? "";
    if (name === "meeting") return meetings.findIndex((meeting) => meeting[2] === text);
    return name === "speaker" ? names.indexOf(text) : name === "kind" ? kinds.indexOf(text) : text;
  };
  const filter = () => {
    const value = Object.fromEntries(fields.map((name) => [name, field(name).value]));
    const words = plain(value.text).split(/\s+/).filter(Boolean);
    const asked = fields.some((name) => field(name).value.trim());
    const address = Object.fromEntries(fields.filter((name) => value[name].trim()).map((name) => [name, outward(name, value[name])]));
    if (asked || location.hash.startsWith("#show?")) history.replaceState(null, "", asked ? link(address) : "#finding");
    byId("view").hidden = !(value.meeting || value.speaker);
    byId("view").textContent = fields.filter((name) => value[name] && /meeting|speaker/.test(name)).map((name) => field(name).selectedOptions[0].textContent).join(": ");
    byId("results").hidden = !asked;
    byId("clear").hidden = !asked;
    if (!asked) { byId("found").textContent = ""; byId("results").replaceChildren(); return; }
    const texts = words.length ? fold() : [];
    const rows = [];
    for (let i = 0; i < n; i++) {
      const date = points.meeting[i] >= 0 ? meetings[points.meeting[i]][1] : "";
      if (value.theme && points.theme[i] !== Number(value.theme)) continue;
      if (value.meeting && points.meeting[i] !== Number(value.meeting)) continue;
      if (value.kind && points.kind[i] !== Number(value.kind)) continue;
      if (value.speaker && points.speaker[i] !== Number(value.speaker)) continue;
      if ((value.from && !(date >= value.from)) || (value.to && !(date && date <= value.to))) continue;
      if (words.every((word) => texts[i].includes(word))) rows.push(i);
    }
    byId("found").textContent = `${rows.length} of ${n} points`;
    const grouped = Boolean(value.meeting || value.speaker) && !value.theme;
    list(byId("results"), rows, words, { withTheme: !grouped, grouped, asked: value });
  };
  let waiting = 0;
  for (const name of fields) field(name).addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  byId("clear").addEventListener("click", () => { for (const name of fields) field(name).value = ""; filter(); field("text").focus(); });
  const ask = (wanted) => {
    for (const name of fields) {
      field(name).value = wanted[name] ?? "";
      if (field(name).selectedIndex < 0) field(name).value = "";
    }
    filter();
    byId("finding").scrollIntoView();
    byId("found").focus();
  };
  for (const cell of document.querySelectorAll("td[data-from]")) {
    if (!cell.textContent.trim() || !cell.dataset.from) continue;
    const button = element("button", cell.textContent.trim(), { type: "button", title: "Show these points" });
    button.addEventListener("click", () => ask({ theme: cell.parentElement.dataset.theme, from: cell.dataset.from, to: cell.dataset.to }));
    cell.replaceChildren(button);
  }
  for (const [i, name] of [...document.querySelectorAll("#meetings ~ div .name")].entries()) {
    name.replaceChildren(element("a", name.textContent, { href: link({ meeting: meetings[i][2] }) }));
  }
  for (const name of document.querySelectorAll("#voices ~ div th.t")) {
    name.replaceChildren(element("a", name.textContent, { href: link({ speaker: name.textContent }) }));
  }
  const follow = () => {
    if (!location.hash.startsWith("#show?")) return;
    const wanted = new URLSearchParams(location.hash.slice("#show?".length));
    ask(Object.fromEntries(fields.filter((name) => wanted.has(name)).map((name) => [name, inward(name, wanted.get(name))])));
  };
  addEventListener("hashchange", follow);
  addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); field("text").focus(); }
  });
  byId("finding").hidden = false;
  follow();
  document.documentElement.dataset.ready = "yes";
})();
