// Copy buttons, downloads and the contents. Nothing here or elsewhere on the page asks the network.
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

  // Where the screen is narrow the contents open and close; anywhere they say which part is read.
  const nav = document.querySelector("nav");
  const menu = nav.querySelector(".menu");
  const links = [...nav.querySelectorAll("a")];
  document.documentElement.classList.add("scripted");

  function open(isOpen) {
    nav.classList.toggle("open", isOpen);
    menu.setAttribute("aria-expanded", String(isOpen));
  }

  menu.addEventListener("click", () => open(!nav.classList.contains("open")));
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      open(false);
    }
  });
  nav.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      open(false);
      menu.focus();
    }
  });

  const inView = new Set();
  const observer = new IntersectionObserver((entries) => {
    entries.forEach(({ target, isIntersecting }) =>
      isIntersecting ? inView.add(target.id) : inView.delete(target.id));
    const current = links.find((link) => inView.has(link.hash.slice(1)));
    links.forEach((link) => link.removeAttribute("aria-current"));
    if (current) {
      current.setAttribute("aria-current", "true");
      nav.querySelector(".where").textContent = current.textContent;
      const { top, bottom } = current.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) {
        nav.scrollTop += top - innerHeight / 2;
      }
    }
  }, { rootMargin: "-64px 0px -50% 0px" });
  document.querySelectorAll("main > section").forEach((section) => observer.observe(section));
})();
