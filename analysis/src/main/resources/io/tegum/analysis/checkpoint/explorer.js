// The explorer of a checkpoint: a map whose cell is a head (layer by head) or a neuron (along its path).
// The charts are in charts.js, which comes first. Text from the data goes into the page by textContent alone.
(() => {
  const { VIRIDIS, number, colour } = Charts;
  const data = JSON.parse(document.getElementById("explorer-data").textContent);
  const element = (id) => document.getElementById(id);
  const PLACES_A_ROW = 40;
  const HEAD_METRICS = [["QK: sigma 1", 3], ["QK: effective rank", 4], ["QK: |u₁·v₁|", 5],
    ["OV: copying", 6], ["Parts that carry 90 %", 7]];
  const NEURON_METRICS = [["|cosine| with the nearest neighbour", 5], ["Norm", 4], ["Block", 6]];

  const matrices = new Map();
  for (const neuron of data.neurons) {
    const name = neuron[0] === null ? neuron[1] : `${neuron[1]} of layer ${neuron[0]}`;
    if (!matrices.has(name)) {
      matrices.set(name, []);
    }
    matrices.get(name).push(neuron);
  }
  const views = [];
  if (data.heads.length > 0) {
    const metrics = HEAD_METRICS.filter(([, at]) => data.heads.some((head) => head[at] !== null));
    views.push({ name: "Heads", metrics, cells: data.heads, row: (h) => h[0], column: (h) => h[1],
      rowName: (r) => `layer ${r}`, title: (h) => `Layer ${h[0]}, head ${h[1]}`, show: showHead });
  }
  for (const [name, cells] of matrices) {
    const metrics = NEURON_METRICS.filter(([, at]) => cells.some((neuron) => neuron[at] !== null));
    views.push({ name: "Neurons: " + name, metrics, cells,
      row: (n) => Math.floor(n[3] / PLACES_A_ROW), column: (n) => n[3] % PLACES_A_ROW,
      rowName: (r) => `places from ${r * PLACES_A_ROW}`,
      title: (n) => `${name}, neuron ${n[2]} at place ${n[3]}`, show: showNeuron });
  }
  const shown = { view: 0, metric: 0, cell: -1 };

  function html(tag, text, properties = {}) {
    const node = Object.assign(document.createElement(tag), properties);
    if (text !== null) {
      node.textContent = text;
    }
    return node;
  }

  function select(id, label, options, chosen, change) {
    const list = html("select", null, { id });
    options.forEach((text, value) => list.append(html("option", text, { value })));
    list.value = chosen;
    list.addEventListener("change", () => {
      change(Number(list.value));
      shown.cell = -1;
      refresh();
      element(id).focus();
    });
    const wrapped = html("label", label + " ");
    wrapped.append(list);
    element("controls").append(wrapped);
  }

  function refresh() {
    const view = views[shown.view];
    element("controls").replaceChildren();
    select("choose-view", "Show", views.map((v) => v.name), shown.view,
      (v) => { shown.view = v; shown.metric = 0; });
    select("choose-metric", "Colour", view.metrics.map((m) => m[0]), shown.metric,
      (v) => { shown.metric = v; });
    map(view);
    cell(view);
  }

  function map(view) {
    const at = view.metrics[shown.metric][1];
    const values = view.cells.map((c) => c[at]).filter((v) => v !== null);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const table = element("map");
    table.replaceChildren(html("caption", view.metrics[shown.metric][0]));
    const rows = new Map();
    view.cells.forEach((c, index) => {
      const row = view.row(c);
      if (!rows.has(row)) {
        const line = html("tr", null);
        line.append(html("th", view.rowName(row), { scope: "row" }));
        rows.set(row, line);
      }
      const value = c[at];
      const button = html("button", "", { type: "button" });
      button.style.width = "22px";
      button.style.background = value === null ? "transparent"
        : colour(VIRIDIS, high === low ? 0.5 : (value - low) / (high - low));
      button.title = `${view.title(c)}: ${number(value)}`;
      button.setAttribute("aria-label", button.title);
      button.setAttribute("aria-pressed", String(index === shown.cell));
      button.addEventListener("click", () => {
        shown.cell = index;
        table.querySelectorAll("[aria-pressed=true]").forEach((b) => b.setAttribute("aria-pressed", "false"));
        button.setAttribute("aria-pressed", "true");
        cell(view);
      });
      const box = html("td", null);
      box.append(button);
      rows.get(row).append(box);
    });
    const body = html("tbody", null);
    body.append(...rows.values());
    table.append(body);
    element("legend").textContent = values.length === 0 ? "" : `From ${number(low)} (dark) to ${number(high)} (bright)`;
  }

  function cell(view) {
    const box = element("cell");
    box.replaceChildren();
    if (shown.cell >= 0) {
      const chosen = view.cells[shown.cell];
      box.append(html("h3", view.title(chosen)));
      view.show(box, chosen);
    }
  }

  function table(headings, rows) {
    const wide = html("div", null, { className: "wide" });
    const result = html("table", null, { className: "numbers" });
    const head = html("tr", null);
    headings.forEach((text) => head.append(html("th", text, { scope: "col" })));
    result.append(head);
    for (const row of rows) {
      const line = html("tr", null);
      row.forEach((value) => line.append(html("td", typeof value === "number" ? number(value) : value ?? "–")));
      result.append(line);
    }
    wide.append(result);
    return wide;
  }

  function showHead(box, head) {
    box.append(table([...HEAD_METRICS.map((m) => m[0]), "Key-value head"],
      [[...HEAD_METRICS.map(([, at]) => head[at]), head[2]]]));
    box.append(table(["k", "QK: sigma", "OV: sigma"], head[8].map((sigma, k) => [k + 1, sigma, head[9][k]])));
    if (head[10] !== null) {
      box.append(html("p", "Largest entries by tokens: who looks at whom (QK), what is written on reading what (OV)."));
      const rows = head[10].map((left, k) =>
        [left, head[11][k], head[12][k], head[13]?.[k], head[14]?.[k], head[15]?.[k]]);
      box.append(table(["QK: looks", "looked at", "entry", "OV: written", "read", "entry"], rows));
    }
  }

  function showNeuron(box, neuron) {
    box.append(table(["Norm", "Block"], [[neuron[4], neuron[6]]]));
    box.append(table(["Nearest neurons", "Cosine"], neuron[7].map((other, k) => [String(other), neuron[8][k]])));
  }

  refresh();
})();
