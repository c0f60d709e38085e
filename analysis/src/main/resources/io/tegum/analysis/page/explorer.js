// The explorer: a heat map of cells; a cell shows its trials, a trial its curves and matrices.
// The charts are in charts.js, which comes first. Text from the data goes into the page by textContent alone.
(() => {
  const { VIRIDIS, number, colour } = Charts;
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const { axes, start, metrics, charts, cells, trials } = data("explorer-data");
  const details = data("explorer-details");
  const STATISTICS = ["lowest", "median", "highest"];
  const MOST_ROWS = 200;
  const COMPLETED = "Share of trials completed";
  const element = (id) => document.getElementById(id);
  const cellAt = new Map(cells.at.map((at, index) => [at.join(), index]));
  const trialsOf = cells.at.map(() => []);
  trials.cell.forEach((cell, trial) => trialsOf[cell].push(trial));

  // What is shown: two axes, the values of the others, a metric and its statistic, a cell.
  const shown = { x: start[0], y: start[1], fixed: axes.map(() => 0), metric: 0, statistic: 1, cell: -1 };

  // ---- Words

  function valueText(axis, index) {
    const value = axes[axis].values[index];
    return value === null ? "none" : typeof value === "number" ? number(value) : String(value);
  }

  function heading(axis, index) {
    const symbol = axes[axis].symbol;
    return symbol ? symbol + " = " + valueText(axis, index) : valueText(axis, index);
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
    shown.metric === metrics.length ? COMPLETED : metrics[shown.metric].name;

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
    const metricNames = [...metrics.map((m) => m.name), COMPLETED];
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
      const button = html("button", trials.seed[t], { type: "button" });
      button.dataset.trial = t;
      button.setAttribute("aria-label", "Show the trial of seed " + trials.seed[t]);
      button.addEventListener("click", () => showTrial(t));
      const seed = html("td", null);
      seed.append(button);
      row.append(seed, html("td", trials.statuses[trials.status[t]]));
      trials.metrics.forEach((values) => row.append(html("td", number(values[t]))));
      table.append(row);
    }
    return table;
  }

  // ---- A trial's charts

  function showTrial(t) {
    document.querySelectorAll("#trials button").forEach((b) =>
      b.setAttribute("aria-pressed", String(Number(b.dataset.trial) === t)));
    const panel = element("trial");
    const id = trials.id[t];
    panel.replaceChildren(html("h3", `Trial ${id}, seed ${trials.seed[t]}`));
    const detail = details[t];
    if (!detail) {
      panel.append(html("p", "Its charts are not in this page. Ask tegum sql:"),
        html("pre", `SELECT * FROM trials WHERE trial_id = '${id}'`));
      return;
    }
    const drawn = html("div", null, { className: "charts" });
    charts.forEach((chart, i) => {
      if (detail.charts[i]) {
        drawn.append(Charts.draw(chart, detail.charts[i], detail.step));
      }
    });
    panel.append(drawn);
  }

  // ---- Start

  function refresh(focus) {
    controls();
    map();
    if (focus) {
      element(focus)?.focus();
    }
  }

  fixAtMostCells();
  refresh();
})();
