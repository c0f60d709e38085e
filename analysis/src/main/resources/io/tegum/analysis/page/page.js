// Copy buttons and downloads. Nothing here or elsewhere on the page asks the network.
"use strict";
(() => {
  const element = (id) => document.getElementById(id);

  function download(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function copy(button, source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Not allowed here: select the text and copy it the old way.
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    const { copy: source, csv, svg } = button.dataset;
    if (source && button.textContent === "Copy") {
      copy(button, element(source));
    } else if (csv) {
      download(csv + ".csv", "text/csv", JSON.parse(element("csv-" + csv).textContent));
    } else if (svg) {
      const figure = element("figure-" + svg).querySelector("svg");
      download(svg + ".svg", "image/svg+xml", new XMLSerializer().serializeToString(figure));
    }
  });
})();
