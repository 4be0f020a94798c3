"use strict";
// The script of the page that queries/page.py makes: pan, zoom, hover, filter, and a click on an arrow shows its sentences.
// Texts reach the page through textContent only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const svg = document.getElementById("picture");
  const panel = document.getElementById("evidence");
  const status = document.getElementById("status");
  const full = svg.getAttribute("viewBox").split(" ").map(Number);
  let view = full.slice();
  let chosen = null;
  const arrows = new Map([...svg.querySelectorAll(".edge")].map((node) => [Number(node.dataset.edge), node]));
  const actors = new Map([...svg.querySelectorAll(".node")].map((node) => [node.dataset.node, node]));

  const show = () => svg.setAttribute("viewBox", view.join(" "));
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const size = Math.min(Math.max(view[2] * factor, full[2] / 12), full[2] * 3);
    const f = size / view[2];
    view = [x - (x - view[0]) * f, y - (y - view[1]) * f, size, view[3] * f];
    show();
  };
  const at = (event) => {
    const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [p.x, p.y];
  };
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...at(event));
  }, { passive: false });
  let grip = null;
  svg.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".edge")) grip = [event.clientX, event.clientY, view[0], view[1]];
  });
  window.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const scale = view[2] / svg.clientWidth;
    view[0] = grip[2] - (event.clientX - grip[0]) * scale;
    view[1] = grip[3] - (event.clientY - grip[1]) * scale;
    show();
  });
  window.addEventListener("pointerup", () => { grip = null; });
  for (const [id, act] of [["in", () => zoom(1 / 1.3)], ["out", () => zoom(1.3)], ["all", () => { view = full.slice(); show(); }]]) {
    document.getElementById(id).addEventListener("click", act);
  }

  const filters = {};
  for (const name of ["actor", "kind", "since", "until"]) {
    filters[name] = document.getElementById(name);
    filters[name].addEventListener("input", () => apply());
  }
  document.getElementById("reset").addEventListener("click", () => {
    for (const field of Object.values(filters)) field.value = "";
    apply();
  });

  // The passages of an edge that the filters leave; "since" is inclusive, "until" exclusive, undated ones count only without either.
  const passages = (edge) => edge.passages.filter((p) =>
    (!filters.kind.value || p.kinds.includes(filters.kind.value)) &&
    (!filters.since.value || (p.day && p.day >= filters.since.value)) &&
    (!filters.until.value || (p.day && p.day < filters.until.value)));
  const count = (edge) => {
    const filtered = filters.kind.value || filters.since.value || filters.until.value;
    if (!filtered) return edge.n;
    const left = passages(edge);
    // An edge without direction has a weight, not a count: the filters leave it or take it away.
    if (!data.directed) return left.length ? edge.n : 0;
    return new Set(left.map((p) => p.claim)).size;
  };
  const counted = (n) => `${Number.isInteger(n) ? n : n.toPrecision(2)} ${n === 1 ? data.counts.replace(/s$/, "") : data.counts}`;
  const apply = () => {
    const seen = new Set();
    let n = 0, pairs = 0;
    data.edges.forEach((edge, i) => {
      const mine = !filters.actor.value || edge.source === filters.actor.value || edge.target === filters.actor.value;
      const k = mine ? count(edge) : 0;
      arrows.get(i).classList.toggle("gone", k === 0);
      arrows.get(i).setAttribute("tabindex", k === 0 ? "-1" : "0");
      const label = arrows.get(i).querySelector("text");
      if (label && data.directed) label.textContent = k;
      if (k !== 0) { n += k; pairs += 1; seen.add(edge.source); seen.add(edge.target); }
    });
    for (const [id, node] of actors) node.classList.toggle("gone", !seen.has(id));
    const words = `${pairs} pair${pairs === 1 ? "" : "s"}`;
    status.textContent = data.directed ? `${counted(n)} between ${words}` : words;
    if (chosen !== null) tell(chosen);
  };

  const add = (parent, tag, text, attributes = {}) => {
    const node = parent.appendChild(document.createElement(tag));
    if (text !== null) node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const tell = (i) => {
    const edge = data.edges[i];
    chosen = i;
    for (const [j, arrow] of arrows) arrow.classList.toggle("chosen", j === i);
    panel.replaceChildren();
    add(panel, "h2", `${data.names[edge.source]} ${data.directed ? "→" : "–"} ${data.names[edge.target]}`);
    const shown = passages(edge);
    add(panel, "p", `${counted(count(edge))}, ${shown.length} passage${shown.length === 1 ? "" : "s"}`, { class: "meta" });
    if (edge.id) add(panel, "p", `claimgraph evidence ${edge.id}`, { class: "meta id" });
    for (const p of shown) {
      const item = add(panel, "article", null);
      add(item, "p", p.who, { class: "who" });
      const words = add(item, "blockquote", null);
      for (const [text, quoted] of p.parts) add(words, quoted ? "mark" : "span", text);
      const where = add(item, "p", null, { class: "meta" });
      if (p.url) add(where, "a", p.where, { href: p.url, rel: "noreferrer noopener" });
      else where.textContent = p.where;
    }
    if (!shown.length) add(panel, "p", "No passage is kept for this arrow under these filters.", { class: "meta" });
  };
  const clear = () => {
    chosen = null;
    for (const arrow of arrows.values()) arrow.classList.remove("chosen");
    panel.replaceChildren();
    add(panel, "p", "Choose an arrow to read its sentences.", { class: "meta" });
  };
  for (const [i, arrow] of arrows) {
    arrow.addEventListener("click", () => tell(i));
    arrow.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); tell(i); }
    });
  }
  for (const [id, node] of actors) {
    const near = data.edges.map((e, i) => [e, i]).filter(([e]) => e.source === id || e.target === id).map(([, i]) => arrows.get(i));
    node.addEventListener("pointerenter", () => { svg.classList.add("hover"); near.forEach((a) => a.classList.add("near")); });
    node.addEventListener("pointerleave", () => { svg.classList.remove("hover"); near.forEach((a) => a.classList.remove("near")); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  clear();
  apply();
})();
