// The explorer's charts, as elements of their own: lines over training, matrices, sums, bars.
"use strict";
const Charts = (() => {
  const VIRIDIS = ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779",
    "#6ece58", "#b5de2b", "#fde725"];
  const DIVERGING = ["#2166ac", "#67a9cf", "#d1e5f0", "#ffffff", "#fddbc7", "#ef8a62", "#b2182b"];
  /** Colour and dashes of a chart's lines; at most as many as there are here. */
  const LINES = [["#0072b2", ""], ["#d55e00", "6 3"], ["#009e73", "2 3"], ["#cc79a7", "8 3 2 3"]];

  function number(value) {
    if (value === null) {
      return "–";
    }
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e6)
      ? value.toExponential(2).replace(/\.?0+e\+?/, "e")
      : String(Number(value.toPrecision(4)));
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

  /** Lines over log steps; null values are gaps. */
  function lines({ title, y: yName, isLog: log, series: names }, ys, steps) {
    const rows = Math.ceil(names.length / 2);
    const [left, right, top] = [88, 370, 34 + 18 * rows]; // room for "0.006168" beside the title
    const bottom = top + 168;
    const image = chart(title, 390, bottom + 45);
    const isDrawn = (v, i) => v !== null && steps[i] > 0 && !(log && v <= 0);
    const series = names.map((name, i) => ({ name, style: LINES[i], values: ys[i] }))
      .filter(({ values }) => values.some(isDrawn));
    const values = series.flatMap((s) => s.values.filter(isDrawn));
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
    image.append(
      svg("text", { x: (left + right) / 2, y: bottom + 37, "text-anchor": "middle" }, "step (log scale)"),
      svg("text", { x: 14, y: (top + bottom) / 2, "text-anchor": "middle",
        transform: `rotate(-90 14 ${(top + bottom) / 2})` }, log ? yName + " (log scale)" : yName));
    series.forEach(({ name, style: [stroke, dashes], values: line }, i) => {
      let path = "";
      line.forEach((y, k) => {
        if (isDrawn(y, k)) {
          const starts = path === "" || !isDrawn(line[k - 1], k - 1);
          path += `${starts ? "M" : "L"}${px(steps[k]).toFixed(1)} ${py(y).toFixed(1)}`;
        }
      });
      const style = { fill: "none", stroke, "stroke-width": 2, "stroke-dasharray": dashes };
      const [x, y] = [left + 152 * (i % 2), 36 + 18 * Math.floor(i / 2)];
      image.append(svg("path", { d: path, ...style }), svg("path", { d: `M${x} ${y}H${x + 24}`, ...style }),
        svg("text", { x: x + 30, y: y + 4 }, name));
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

  /**
   * A heat map. Rows and columns have labels, value(i, j) is null or a number, at(v) its colour;
   * isFaint(i) greys a row; columns from gapBefore stand apart.
   */
  function heatMap({ title, rows, columns, names, value, at, note = "", isFaint = () => false, gapBefore = Infinity }) {
    const size = Math.max(5, Math.min(22, Math.floor(300 / Math.max(rows.length, columns.length))));
    const gap = (j) => j >= gapBefore ? 4 : 0;
    const image = chart(title, Math.max(390, 70 + size * columns.length), (note ? 98 : 80) + size * rows.length);
    const every = (n) => Math.ceil(13 / size * (n > 10 ? 1.2 : 1));
    image.append(svg("rect", { x: 59.5, y: 31.5, width: size * Math.min(columns.length, gapBefore) + 1,
      height: size * rows.length + 1, class: "frame" }));
    rows.forEach((label, i) => {
      if (i % every(0) === 0 || label.startsWith("•")) {
        image.append(svg("text", { x: 54, y: 32 + size * (i + 0.5) + 4, "text-anchor": "end" }, label));
      }
      columns.forEach((column, j) => {
        const v = value(i, j);
        const tile = svg("rect", { x: 60 + size * j + gap(j), y: 32 + size * i, width: size, height: size,
          ...(v === null || isFaint(i) ? { class: "faint" } : { fill: at(v) }) });
        tile.append(svg("title", {}, `${names[0]} ${label}, ${names[1]} ${column}: ${number(v)}`));
        image.append(tile);
      });
    });
    columns.forEach((label, j) => {
      if (j % every(columns.length) === 0 || j >= gapBefore) {
        image.append(svg("text", { x: 60 + size * (j + 0.5) + gap(j), y: 46 + size * rows.length,
          "text-anchor": "middle" }, label));
      }
    });
    image.append(svg("text", { x: 60, y: 66 + size * rows.length }, `${names[0]} down, ${names[1]} across`),
      svg("text", { x: 60, y: 84 + size * rows.length }, note));
    return image;
  }

  /** Whole thousandths of the largest, as numbers. */
  const numbers = ({ largest, values }) => values.map((v) => v === null ? null : v * largest / 1000);
  const signedTitle = (title, limit) => `${title}, blue −${number(limit)} to red ${number(limit)}`;
  const signed = (limit) => (v) => colour(DIVERGING, (v / limit + 1) / 2);
  const part = (shown, of) => shown < of ? `, ${shown} of ${of}` : "";

  function gram({ title, index }, { shown, of, rows, w, bias }) {
    const [entries, b] = [numbers(w), numbers(bias)];
    const product = (i, j) => {
      let sum = 0;
      for (let k = 0; k < rows; k++) {
        sum += entries[k * shown + i] * entries[k * shown + j];
      }
      return sum;
    };
    const labels = Array.from({ length: shown }, (_, i) => String(i));
    const limit = Math.max(bias.largest, ...labels.map((_, i) => product(i, i))) || 1;
    return heatMap({ title: signedTitle(title, limit) + part(shown, of), rows: labels,
      columns: [...labels, "b"], names: [index, index], at: signed(limit), gapBefore: shown,
      value: (i, j) => j < shown ? product(i, j) : b[i] });
  }

  function matrix({ title, down, across, isSigned }, { down: rows, across: columns, matrix: entries }) {
    const values = numbers(entries);
    const width = columns.shown.length;
    const limit = entries.largest || 1;
    const marked = new Set(rows.marked);
    const faint = new Set(rows.faint);
    const scale = isSigned ? signedTitle(title, limit) : title + ": 0 violet to 1 yellow";
    return heatMap({
      title: scale + part(rows.shown.length, rows.of),
      rows: rows.shown.map((i) => (marked.has(i) ? "• " : "") + (i + down.first)),
      columns: columns.shown.map((i) => String(i + across.first)),
      names: [down.name, across.name],
      note: down.note,
      value: (i, j) => {
        const v = values[i * width + j];
        return v === null || isSigned ? v : Math.abs(v);
      },
      at: isSigned ? signed(limit) : (v) => colour(VIRIDIS, v),
      isFaint: (i) => faint.has(rows.shown[i]),
    });
  }

  function bars({ title, x: name, first }, values) {
    const image = chart(title, 390, 230);
    const top = Math.max(...values) || 1;
    const width = Math.min(30, 300 / values.length);
    values.forEach((value, k) => {
      const height = 150 * value / top;
      const x = 60 + k * width;
      const bar = svg("rect", { x: x + 1, y: 190 - height, width: width - 2, height, fill: "#0072b2" });
      bar.append(svg("title", {}, `${name} ${k + first}: ${number(value)}`));
      image.append(bar);
      if (k % Math.ceil(16 / width) === 0) {
        image.append(svg("text", { x: x + width / 2, y: 206, "text-anchor": "middle" }, String(k + first)));
      }
    });
    image.append(svg("line", { x1: 58, x2: 60 + values.length * width, y1: 190, y2: 190, class: "grid" }),
      svg("text", { x: 54, y: 45, "text-anchor": "end" }, number(top)),
      svg("text", { x: 54, y: 194, "text-anchor": "end" }, "0"),
      svg("text", { x: 60, y: 224 }, name));
    return image;
  }

  /** The sum of the matrices that are ticked; at first of all. No choice exceeds the colours. */
  function sum({ title, part: name, down, across, columns: width, note }, { count, matrices }) {
    const values = numbers(matrices);
    const length = values.length / count;
    const labels = (size) => Array.from({ length: size }, (_, i) => String(i));
    const every = labels(count).map(Number);
    const added = (chosen, k) => chosen.reduce((all, m) => all + values[m * length + k], 0);
    const limit = Math.max(...labels(length).map(Number).map((k) => [1, -1].map((sign) =>
      Math.abs(added(every.filter((m) => sign * values[m * length + k] > 0), k)))).flat()) || 1;
    const box = document.createElement("div");
    const choice = document.createElement("fieldset");
    const picture = document.createElement("div");
    choice.className = "parts";
    choice.append(Object.assign(document.createElement("legend"), { textContent: `Choose ${name}s` }));
    const ticks = every.map((m) => {
      const label = document.createElement("label");
      const tick = Object.assign(document.createElement("input"),
        { type: "checkbox", checked: true, value: m });
      label.append(tick, String(m));
      return tick;
    });
    const refresh = () => {
      const chosen = every.filter((m) => ticks[m].checked);
      picture.replaceChildren(heatMap({
        title: `${title}, ${chosen.length} of ${count}, blue −${number(limit)} to red ${number(limit)}`,
        rows: labels(length / width), columns: labels(width), names: [down, across], note,
        value: (i, j) => added(chosen, i * width + j), at: signed(limit) }));
    };
    for (const [text, checked] of [["all", true], ["none", false]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.addEventListener("click", () => {
        ticks.forEach((tick) => { tick.checked = checked; });
        refresh();
      });
      choice.append(button);
    }
    ticks.forEach((tick) => choice.append(tick.parentElement));
    choice.addEventListener("change", refresh);
    refresh();
    box.append(picture, choice);
    return box;
  }

  /** A family's chart of a trial, by the chart's kind. */
  const draw = ({ kind, chart: described }, shown, steps) =>
    ({ lines, gram, matrix, bars, sum })[kind](described, shown, steps);

  return { VIRIDIS, number, colour, draw };
})();
