// The explorer: a heat map of cells; a cell shows its trials, a trial its curves and matrices.
// Text from the data goes into the page by textContent alone.
"use strict";
(() => {
  const { axes, metrics, cells, trials, details } =
    JSON.parse(document.getElementById("explorer-data").textContent);
  const VIRIDIS = ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779",
    "#6ece58", "#b5de2b", "#fde725"];
  const DIVERGING = ["#2166ac", "#67a9cf", "#d1e5f0", "#ffffff", "#fddbc7", "#ef8a62", "#b2182b"];
  const STATISTICS = ["lowest", "median", "highest"];
  const MOST_FEATURES = 60;
  const MOST_ROWS = 200;
  const element = (id) => document.getElementById(id);
  const cellAt = new Map(cells.at.map((at, index) => [at.join(), index]));
  const trialsOf = cells.at.map(() => []);
  trials.cell.forEach((cell, trial) => trialsOf[cell].push(trial));

  // What is shown: two axes, the values of the others, a metric and its statistic, a cell.
  const shown = { x: 0, y: 1, fixed: axes.map(() => 0), metric: 0, statistic: 1, cell: -1 };

  // ---- Words and colours

  function number(value) {
    if (value === null) {
      return "–";
    }
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(2).replace(/\.?0+e\+?/, "e")
      : String(Number(value.toPrecision(4)));
  }

  function valueText(axis, index) {
    const value = axes[axis].values[index];
    return value === null ? "none" : typeof value === "number" ? number(value) : String(value);
  }

  function heading(axis, index) {
    const symbol = axes[axis].symbol;
    return symbol ? symbol + " = " + valueText(axis, index) : valueText(axis, index);
  }

  function colour(stops, t) {
    const position = Math.min(1, Math.max(0, t)) * (stops.length - 1);
    const below = Math.min(Math.floor(position), stops.length - 2);
    const channel = (stop, at) => parseInt(stop.slice(at, at + 2), 16);
    return "#" + [1, 3, 5].map((at) => {
      const from = channel(stops[below], at);
      const mixed = from + (position - below) * (channel(stops[below + 1], at) - from);
      return Math.round(mixed).toString(16).padStart(2, "0");
    }).join("");
  }

  /** The scale of a metric's statistic over all cells, so that colours mean the same everywhere. */
  function scale() {
    const values = currentValues().filter((v) => v !== null);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const log = low > 0 && high / low > 100;
    const at = (v) => high === low ? 0.5
      : log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
    return { low, high, log, at, isEmpty: values.length === 0 };
  }

  function currentValues() {
    return shown.metric === metrics.length
      ? cells.at.map((_, c) => cells.completed[c] / cells.trials[c])
      : cells[STATISTICS[shown.statistic]][shown.metric];
  }

  const metricName = () =>
    shown.metric === metrics.length ? "Share of trials completed" : metrics[shown.metric].name;

  function html(tag, text, properties = {}) {
    const node = Object.assign(document.createElement(tag), properties);
    if (text !== null) {
      node.textContent = text;
    }
    return node;
  }

  // ---- Controls

  function select(form, id, label, options, chosen, change) {
    const list = html("select", null, { id });
    options.forEach((text, value) => list.append(html("option", text, { value })));
    list.value = chosen;
    list.addEventListener("change", () => {
      change(Number(list.value));
      refresh(id);
    });
    const wrapped = html("label", label + " ");
    wrapped.append(list);
    form.append(wrapped);
  }

  function controls() {
    const form = element("controls");
    form.replaceChildren();
    const names = axes.map((a) => a.label);
    select(form, "choose-x", "Across", names, shown.x, (v) => {
      [shown.x, shown.y] = [v, v === shown.y ? shown.x : shown.y];
      fixAtMostCells();
    });
    select(form, "choose-y", "Upward", names, shown.y, (v) => {
      [shown.x, shown.y] = [v === shown.x ? shown.y : shown.x, v];
      fixAtMostCells();
    });
    const metricNames = [...metrics.map((m) => m.name), "Share of trials completed"];
    select(form, "choose-metric", "Colour", metricNames, shown.metric, (v) => { shown.metric = v; });
    if (shown.metric < metrics.length) {
      const words = metrics[shown.metric].lowIsGood ? ["best", "worst"] : ["worst", "best"];
      const names = [`lowest (${words[0]})`, "median", `highest (${words[1]})`];
      select(form, "choose-statistic", "of the trials", names, shown.statistic,
        (v) => { shown.statistic = v; });
    }
    axes.forEach((axis, a) => {
      if (a !== shown.x && a !== shown.y) {
        select(form, "fix-" + axis.name, axis.label, axis.values.map((_, v) => valueText(a, v)),
          shown.fixed[a], (v) => { shown.fixed[a] = v; });
      }
    });
  }

  /** Fixes the other axes where most cells are. */
  function fixAtMostCells() {
    const counts = new Map();
    let most = null;
    for (const at of cells.at) {
      const key = at.map((v, a) => a === shown.x || a === shown.y ? 0 : v).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (most === null || counts.get(key) > counts.get(most)) {
        most = key;
      }
    }
    shown.fixed = most.split(",").map(Number);
  }

  // ---- Heat map

  function cellOf(x, y) {
    const at = [...shown.fixed];
    at[shown.x] = x;
    at[shown.y] = y;
    return cellAt.get(at.join()) ?? -1;
  }

  function cellTitle(cell) {
    const order = [shown.x, shown.y, ...axes.keys()].filter((a, i, all) => all.indexOf(a) === i);
    return order.map((a) => heading(a, cells.at[cell][a])).join(", ");
  }

  function map() {
    const xs = axes[shown.x].values;
    const ys = axes[shown.y].values;
    const size = Math.max(16, Math.min(64, Math.floor(880 / xs.length)));
    const colours = scale();
    const values = currentValues();
    const table = element("map");
    table.replaceChildren(html("caption", metricName() + " over " + axes[shown.x].label + " (across) and "
      + axes[shown.y].label + " (upward)"));
    const body = html("tbody", null);
    for (let y = ys.length - 1; y >= 0; y--) {
      const row = html("tr", null);
      row.append(html("th", valueText(shown.y, y), { scope: "row" }));
      for (let x = 0; x < xs.length; x++) {
        const cell = cellOf(x, y);
        const value = cell < 0 ? null : values[cell];
        const button = html("button", size >= 44 && value !== null ? number(value) : "",
          { type: "button", tabIndex: -1 });
        const word = cell < 0 ? "no trial" : value === null ? "no value" : number(value);
        button.setAttribute("aria-label",
          `${heading(shown.x, x)}, ${heading(shown.y, y)}: ${word}`);
        button.title = button.getAttribute("aria-label");
        button.style.width = size + "px";
        Object.assign(button.dataset, { x, y, cell });
        if (value === null) {
          button.className = cell < 0 ? "missing" : "valueless";
        } else {
          const t = colours.at(value);
          button.style.background = colour(VIRIDIS, t);
          button.style.color = t > 0.6 ? "#000000" : "#ffffff";
        }
        button.setAttribute("aria-pressed", String(cell >= 0 && cell === shown.cell));
        const data = html("td", null);
        data.append(button);
        row.append(data);
      }
      body.append(row);
    }
    const foot = html("tr", null);
    foot.append(html("td", ""));
    xs.forEach((_, x) => foot.append(html("th", valueText(shown.x, x),
      { scope: "col", className: size < 44 ? "narrow" : "" })));
    body.append(foot);
    table.append(body);
    const first = table.querySelector("[aria-pressed=true]") ?? table.querySelector("button");
    first.tabIndex = 0;
    legend(colours);
  }

  function legend(colours) {
    const line = element("legend");
    line.replaceChildren();
    if (colours.isEmpty) {
      line.textContent = "No cell has a value.";
      return;
    }
    const bar = html("span", null, { className: "bar" });
    bar.style.background = `linear-gradient(to right, ${VIRIDIS.join(", ")})`;
    line.append(html("span", number(colours.low)), bar, html("span", number(colours.high)),
      html("span", colours.log ? " log scale, over all cells" : " over all cells"));
  }

  function moved(button, key) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
    if (!step) {
      return null;
    }
    const x = Number(button.dataset.x) + step[0];
    const y = Number(button.dataset.y) + step[1];
    return element("map").querySelector(`button[data-x="${x}"][data-y="${y}"]`);
  }

  element("map").addEventListener("keydown", (event) => {
    const next = moved(event.target, event.key);
    if (next) {
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
      event.preventDefault();
    }
  });

  element("map").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      element("map").querySelectorAll("button").forEach((b) => {
        b.setAttribute("aria-pressed", String(b === button));
        b.tabIndex = b === button ? 0 : -1;
      });
      shown.cell = Number(button.dataset.cell);
      showCell(button.title);
    }
  });

  // ---- A cell's trials

  function showCell(title) {
    const panel = element("cell");
    element("trial").replaceChildren();
    if (shown.cell < 0) {
      panel.replaceChildren(html("h3", title));
      return;
    }
    const cell = shown.cell;
    const own = trialsOf[cell];
    const count = cells.trials[cell];
    const parts = [`${count} ${count === 1 ? "trial" : "trials"}, ${cells.completed[cell]} completed`];
    if (shown.metric < metrics.length && cells.median[shown.metric][cell] !== null) {
      const [low, median, high] = STATISTICS.map((s) => number(cells[s][shown.metric][cell]));
      parts.push(`${metricName()}: median ${median}, from ${low} to ${high}`);
    }
    const listed = own.slice(0, MOST_ROWS);
    if (listed.length < count) {
      parts.push(`${listed.length} are listed`);
    }
    const scroll = html("div", null, { className: "wide" });
    scroll.append(trialTable(listed));
    panel.replaceChildren(html("h3", cellTitle(cell)), html("p", parts.join(". ") + "."), scroll);
    const first = listed.find((t) => details[t]) ?? listed[0];
    if (first !== undefined) {
      showTrial(first);
    }
  }

  function trialTable(listed) {
    const table = html("table", null, { id: "trials", className: "numbers" });
    const head = html("tr", null);
    ["Seed", "Status", ...metrics.map((m) => m.name)].forEach((name) =>
      head.append(html("th", name, { scope: "col" })));
    table.append(head);
    for (const t of listed) {
      const row = html("tr", null);
      const button = html("button", String(trials.seed[t]), { type: "button" });
      button.dataset.trial = t;
      button.setAttribute("aria-label", "Show the trial of seed " + trials.seed[t]);
      button.addEventListener("click", () => showTrial(t));
      const seed = html("td", null);
      seed.append(button);
      row.append(seed, html("td", trials.status[t]));
      trials.metrics.forEach((values) => row.append(html("td", number(values[t]))));
      table.append(row);
    }
    return table;
  }

  // ---- A trial's curves and matrices

  function showTrial(t) {
    document.querySelectorAll("#trials button").forEach((b) =>
      b.setAttribute("aria-pressed", String(Number(b.dataset.trial) === t)));
    const panel = element("trial");
    const id = trials.id[t];
    panel.replaceChildren(html("h3", `Trial ${id}, seed ${trials.seed[t]}`));
    const detail = details[t];
    if (!detail) {
      panel.append(html("p", "Its curves and matrices are not in this page. Ask tegum sql:"),
        html("pre", `SELECT * FROM trials WHERE trial_id = '${id}'`));
      return;
    }
    const charts = html("div", null, { className: "charts" });
    if (detail.step) {
      charts.append(
        lines("Losses over training", "loss (log scale)", detail.step, true, [
          ["reconstruction L1", "#0072b2", "", detail.reconstruction],
          ["head L2", "#d55e00", "6 3", detail.head]]),
        lines("Alignment and overlap over training", "score, overlap", detail.step, false, [
          ["worst pair score", "#0072b2", "", detail.score],
          ["largest overlap", "#d55e00", "6 3", detail.overlap]]));
    }
    charts.append(gramChart(detail));
    if (detail.r) {
      charts.append(
        alignmentChart("|Ŵ′U|: features against left singular vectors", detail, detail.left, 0),
        alignmentChart("|Ŵ′V|: features against right singular vectors", detail, detail.right, 1),
        spectrumChart(detail));
    }
    panel.append(charts);
  }

  function svg(tag, attributes, text) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    if (text !== undefined) {
      node.textContent = text;
    }
    return node;
  }

  function chart(title, width, height) {
    const image = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img" });
    image.append(svg("title", {}, title),
      svg("text", { x: 8, y: 18, "font-weight": "bold" }, title));
    return image;
  }

  /** Lines over log steps; series are [name, colour, dashes, values], null values are gaps. */
  function lines(title, yName, steps, log, series) {
    const [left, right, top, bottom] = [60, 370, 52, 220];
    const image = chart(title, 390, 265);
    const present = series.filter(([, , , values]) => values.some((v) => v !== null && !(log && v <= 0)));
    const values = present.flatMap(([, , , v]) => v.filter((y, i) => y !== null && steps[i] > 0 && !(log && y <= 0)));
    if (values.length === 0) {
      image.append(svg("text", { x: left, y: 100 }, "No values"));
      return image;
    }
    const f = log ? Math.log10 : (v) => v;
    let [low, high] = [f(Math.min(...values)), f(Math.max(...values))];
    if (!log) {
      [low, high] = [Math.min(low, 0), Math.max(high, 1)];
    }
    const span = high - low || 1;
    const last = Math.max(Math.log10(steps[steps.length - 1]), 1);
    const px = (step) => left + (right - left) * Math.log10(step) / last;
    const py = (v) => bottom - (bottom - top) * (f(v) - low) / span;
    for (let e = 0; e <= last; e++) {
      image.append(svg("line", { x1: px(10 ** e), x2: px(10 ** e), y1: top, y2: bottom, class: "grid" }),
        svg("text", { x: px(10 ** e), y: bottom + 16, "text-anchor": "middle" }, String(10 ** e)));
    }
    for (const tick of log ? logTicks(low, high) : linearTicks(low, high)) {
      image.append(svg("line", { x1: left, x2: right, y1: py(tick), y2: py(tick), class: "grid" }),
        svg("text", { x: left - 6, y: py(tick) + 4, "text-anchor": "end" }, number(tick)));
    }
    image.append(svg("text", { x: (left + right) / 2, y: 257, "text-anchor": "middle" }, "step (log scale)"),
      svg("text", { x: 14, y: (top + bottom) / 2, "text-anchor": "middle",
        transform: `rotate(-90 14 ${(top + bottom) / 2})` }, yName));
    present.forEach(([name, stroke, dashes, ys], i) => {
      let path = "";
      ys.forEach((y, k) => {
        if (y !== null && steps[k] > 0 && !(log && y <= 0)) {
          path += `${k === 0 || ys[k - 1] === null || path === "" ? "M" : "L"}${px(steps[k]).toFixed(1)} ${py(y).toFixed(1)}`;
        }
      });
      const style = { fill: "none", stroke, "stroke-width": 2, "stroke-dasharray": dashes };
      const at = left + 150 * i;
      image.append(svg("path", { d: path, ...style }), svg("path", { d: `M${at} 36H${at + 24}`, ...style }),
        svg("text", { x: at + 30, y: 40 }, name));
    });
    return image;
  }

  function logTicks(low, high) {
    const ticks = [];
    for (let e = Math.ceil(low); e <= high; e++) {
      ticks.push(10 ** e);
    }
    return ticks.length > 1 ? ticks : [10 ** low, 10 ** high];
  }

  function linearTicks(low, high) {
    const step = [0.25, 0.5, 1, 2, 5, 10, 20, 50].find((s) => (high - low) / s <= 6) ?? (high - low) / 4;
    const ticks = [];
    for (let k = Math.ceil(low / step); k * step <= high; k++) {
      ticks.push(k * step);
    }
    return ticks;
  }

  /** A heat map; rows and columns have labels, value(i, j) is null or a number, at(v) its colour. */
  function matrix(title, rows, columns, value, at, axisNames, gapBefore) {
    const size = Math.max(5, Math.min(22, Math.floor(300 / Math.max(rows.length, columns.length))));
    const gap = (j) => j >= gapBefore ? 4 : 0;
    const width = Math.max(340, 70 + size * columns.length);
    const image = chart(title, width, 80 + size * rows.length);
    const every = (n) => Math.ceil(13 / size * (n > 10 ? 1.2 : 1));
    rows.forEach((label, i) => {
      if (i % every(0) === 0 || label.includes("•")) {
        image.append(svg("text", { x: 54, y: 32 + size * (i + 0.5) + 4, "text-anchor": "end" }, label));
      }
      columns.forEach((column, j) => {
        const v = value(i, j);
        const tile = svg("rect", { x: 60 + size * j + gap(j), y: 32 + size * i, width: size, height: size,
          fill: v === null ? "#dedede" : at(v) });
        tile.append(svg("title", {}, `${axisNames[0]} ${label}, ${axisNames[1]} ${column}: ${number(v)}`));
        image.append(tile);
      });
    });
    columns.forEach((label, j) => {
      if (j % every(columns.length) === 0 || j >= gapBefore) {
        image.append(svg("text", { x: 60 + size * (j + 0.5) + gap(j), y: 46 + size * rows.length,
          "text-anchor": "middle" }, label));
      }
    });
    image.append(svg("text", { x: 60, y: 66 + size * rows.length }, `${axisNames[0]} down, ${axisNames[1]} across`));
    return image;
  }

  const indices = (count) => Array.from({ length: count }, (_, i) => String(i));

  function gramChart({ n, m, w, b }) {
    const count = Math.min(n, MOST_FEATURES);
    const entry = (i, j) => {
      let sum = 0;
      for (let k = 0; k < m; k++) {
        sum += w[k * n + i] * w[k * n + j] / 1e6;
      }
      return sum;
    };
    const value = (i, j) => j < count ? entry(i, j) : b[i] / 1000;
    let limit = 0;
    for (let i = 0; i < count; i++) {
      limit = Math.max(limit, entry(i, i), Math.abs(value(i, count)));
    }
    limit = limit || 1;
    const title = `W′W and b, blue −${number(limit)} to red ${number(limit)}` + (count < n ? `, first ${count} of ${n}` : "");
    return matrix(title, indices(count), [...indices(count), "b"], value,
      (v) => colour(DIVERGING, (v / limit + 1) / 2), ["feature", "feature"], count);
  }

  function alignmentChart(title, { n, r, pairs }, cosines, side) {
    const attended = new Set(pairs.map((p) => p[side]));
    const order = [...Array(n).keys()].sort((i, j) => attended.has(j) - attended.has(i) || i - j)
      .slice(0, MOST_FEATURES).sort((i, j) => i - j);
    const value = (i, k) => {
      const cosine = cosines[k * n + order[i]];
      return cosine === null ? null : Math.abs(cosine) / 1000;
    };
    const labels = order.map((i) => (attended.has(i) ? "• " : "") + i);
    return matrix(title, labels, indices(r).map((k) => String(Number(k) + 1)), value,
      (v) => colour(VIRIDIS, v), ["feature (• attended)", "k"], Infinity);
  }

  function spectrumChart({ r, sigma }) {
    const image = chart("Singular values of Ω", 340, 230);
    const top = Math.max(...sigma) || 1;
    const width = Math.min(30, 260 / r);
    sigma.forEach((value, k) => {
      const height = 150 * value / top;
      const x = 60 + k * width;
      const bar = svg("rect", { x: x + 1, y: 190 - height, width: width - 2, height, fill: "#0072b2" });
      bar.append(svg("title", {}, `σ ${k + 1}: ${number(value)}`));
      image.append(bar);
      if (k % Math.ceil(16 / width) === 0) {
        image.append(svg("text", { x: x + width / 2, y: 206, "text-anchor": "middle" }, String(k + 1)));
      }
    });
    image.append(svg("line", { x1: 58, x2: 60 + r * width, y1: 190, y2: 190, class: "grid" }),
      svg("text", { x: 54, y: 45, "text-anchor": "end" }, number(top)),
      svg("text", { x: 54, y: 194, "text-anchor": "end" }, "0"),
      svg("text", { x: 60, y: 224 }, "k"));
    return image;
  }

  // ---- Start

  function refresh(focus) {
    controls();
    map();
    if (focus) {
      element(focus)?.focus();
    }
  }

  const find = (name) => axes.findIndex((a) => a.name === name);
  if (find("sparsity") >= 0) {
    shown.x = find("sparsity");
    shown.y = find("lambda") >= 0 ? find("lambda") : axes.findIndex((_, a) => a !== shown.x);
  }
  fixAtMostCells();
  refresh();
})();
