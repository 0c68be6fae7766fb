(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const roll = $("transcript");
  const back = $("return");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let came = null;

  // A receipt opens the exact words: lit, in view, focused; the way back is one key or one button.
  const bring = (node) => node.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  const light = (key) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const at of document.querySelectorAll(".receipt.at")) at.classList.remove("at");
    const words = [...roll.querySelectorAll(".cited")].filter((node) => node.dataset.keys.split(" ").includes(key));
    for (const node of words) node.classList.add("lit");
    return words[0] || null;
  };
  const open = () => {
    const key = decodeURIComponent(location.hash.slice(1));
    const target = key && $(key);
    if (!target) return;
    if (roll.contains(target)) {
      const shut = target.closest("details:not([open])");
      if (shut) shut.open = true;
      const first = light(key) || target;
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      bring(first);
      back.hidden = !came;
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    const inside = roll.contains(link);
    if (!inside && roll.contains($(decodeURIComponent(link.hash.slice(1))))) {
      came = link;
      event.preventDefault();
      // Twice the same link must work twice.
      if (location.hash === link.hash) open(); else location.hash = link.hash;
      link.classList.add("at");
    }
  });
  const home = () => {
    if (!came) return;
    back.hidden = true;
    came.focus({ preventScroll: true });
    bring(came);
    came = null;
  };
  back.addEventListener("click", home);
  addEventListener("hashchange", () => { open(); if (came && came.classList.contains("receipt")) came.classList.add("at"); });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && came && document.activeElement !== $("query")) home();
    if (event.key === "/" && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) { event.preventDefault(); $("query").focus(); }
  });
  open();

  // Search: words may run across marks, so each block is searched as one text.
  const blocks = [...document.querySelectorAll("[data-search]")];
  const query = $("query");
  const count = $("count");
  const can = typeof Highlight === "function" && CSS.highlights;
  let hits = [];
  let now = -1;
  const ranges = (block, wanted) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => node.parentElement.closest(".receipt, .hidden") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    });
    const nodes = [];
    let text = "";
    while (walker.nextNode()) { nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }
    const made = [];
    const low = text.toLowerCase();
    const place = (at, ending) => {
      let found = nodes[0];
      for (const pair of nodes) { if (ending ? pair[0] < at : pair[0] <= at) found = pair; else break; }
      return [found[1], Math.min(at - found[0], found[1].length)];
    };
    if (low.length !== text.length) return made;
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange();
      range.setStart(...place(at, false));
      range.setEnd(...place(at + wanted.length, true));
      made.push(range);
    }
    return made;
  };
  const paint = () => {
    if (!can) return;
    CSS.highlights.set("found", new Highlight(...hits));
    CSS.highlights.set("found-now", new Highlight(...(hits[now] ? [hits[now]] : [])));
  };
  const step = (by) => {
    if (!hits.length) return;
    now = (now + by + hits.length) % hits.length;
    const node = hits[now].startContainer.parentElement;
    const shut = node.closest("details:not([open])");
    if (shut) shut.open = true;
    bring(node);
    paint();
    count.textContent = `${now + 1} / ${hits.length}`;
  };
  const search = () => {
    const wanted = query.value.trim().toLowerCase();
    hits = wanted ? blocks.flatMap((block) => ranges(block, wanted)) : [];
    now = -1;
    paint();
    count.textContent = wanted ? `${hits.length}` : "";
    for (const id of ["next", "previous"]) $(id).disabled = !hits.length;
  };
  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { query.value = ""; search(); }
  });
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));
  $("find").addEventListener("submit", (event) => event.preventDefault());
  $("find").hidden = false;

  const theme = $("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
