"use strict";
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const box = document.getElementById("search");
  const found = document.getElementById("found");
  const themes = [...document.querySelectorAll("section.theme")].map((section) => ({
    section,
    head: plain(section.querySelector(".head").textContent),
    details: section.querySelector("details"),
    points: [...section.querySelectorAll("li.point")].map((item) => ({ item, text: plain(item.textContent) })),
  }));
  const filter = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    const holds = (text) => words.every((word) => text.includes(word));
    let count = 0;
    for (const theme of themes) {
      let shown = 0;
      const whole = holds(theme.head);
      for (const point of theme.points) {
        const match = whole || holds(point.text);
        point.item.hidden = !match;
        shown += match ? 1 : 0;
      }
      theme.section.hidden = words.length > 0 && shown === 0 && !whole;
      if (theme.details) theme.details.open = words.length > 0 && shown > 0;
      count += shown;
    }
    found.textContent = words.length ? `${count} ${count === 1 ? "point" : "points"}` : "";
  };
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  document.getElementById("searching").hidden = false;
})();
