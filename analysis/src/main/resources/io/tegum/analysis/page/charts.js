// The explorer's charts, as SVG elements of their own: lines over training, matrices, a spectrum.
"use strict";
const Charts = (() => {
  const VIRIDIS = ["#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779",
    "#6ece58", "#b5de2b", "#fde725"];
  const DIVERGING = ["#2166ac", "#67a9cf", "#d1e5f0", "#ffffff", "#fddbc7", "#ef8a62", "#b2182b"];
  const MOST_FEATURES = 60;

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
    image.append(svg("rect", { x: 59.5, y: 31.5, width: size * Math.min(columns.length, gapBefore) + 1,
      height: size * rows.length + 1, fill: "none", stroke: "#b8bec4" }));
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

  function gram({ n, m, w, b }) {
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

  function alignment(title, { n, r, pairs }, cosines, side) {
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

  function spectrum({ r, sigma }) {
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

  return { VIRIDIS, number, colour, lines, gram, alignment, spectrum };
})();
