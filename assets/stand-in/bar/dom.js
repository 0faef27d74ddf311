// Elements of the bar, without markup from texts: `el("button", {class: "x", onclick}, "text", child)`.

/** An element with properties (`class`, `data-…`, `aria-…` and `on…` included) and children; `null` children are left out. */
export function el(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key === "class" ? "class" : key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  flask: "M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8",
  scene: "M3 4h8v16H3zM13 4h8v7h-8zM13 13h8v7h-8z",
  updown: "M8 9l4-4 4 4M8 15l4 4 4-4",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5",
  moon: "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z",
  again: "M20 11a8 8 0 0 0-14-4L3 10M3 4v6h6M4 13a8 8 0 0 0 14 4l3-3M21 20v-6h-6",
  more: "M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M16 4v4M8 10v4M14 16v4",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.500-1-8-4-8-9V6z",
  alert: "M12 3l10 18H2zM12 10v5M12 18h.01",
  check: "M5 12l5 5L20 7",
};

/** The line icon `name`, 16 px. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    width: 16,
    height: 16,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that opens `panel(close)` below itself. */
export function popup(className, label, content, panel) {
  const button = el(
    "button",
    { type: "button", class: className, "aria-haspopup": "true", "aria-expanded": "false", "aria-label": label, title: label },
    content,
  );
  let open = null;
  const close = () => {
    open?.remove();
    open = null;
    button.setAttribute("aria-expanded", "false");
    removeEventListener("pointerdown", outside, true);
    removeEventListener("keydown", onKey, true);
    removeEventListener("blur", close);
  };
  const outside = (event) => !open.contains(event.target) && !button.contains(event.target) && close();
  const onKey = (event) => {
    if (event.key !== "Escape") return;
    close();
    button.focus();
  };
  button.addEventListener("click", () => {
    if (open) {
      close();
      return;
    }
    open = el("div", { class: "popup" }, panel(close));
    document.body.append(open);
    const place = button.getBoundingClientRect();
    open.style.top = `${place.bottom + 4}px`;
    open.style.left = `${Math.max(8, Math.min(place.left, innerWidth - open.offsetWidth - 8))}px`;
    button.setAttribute("aria-expanded", "true");
    addEventListener("pointerdown", outside, true);
    addEventListener("keydown", onKey, true);
    addEventListener("blur", close);
    (open.querySelector("[aria-current]") ?? open.querySelector("button, select, input"))?.focus();
  });
  return button;
}

/** A row of exclusive buttons. `options` are `[value, content, name]`. */
export const segments = (label, options, value, choose) =>
  el(
    "span",
    { class: "segments", role: "group", "aria-label": label },
    options.map(([key, content, name]) =>
      el(
        "button",
        {
          type: "button",
          class: "segment",
          "aria-pressed": String(key === value),
          "aria-label": name ?? null,
          title: name ?? null,
          onclick: () => key !== value && choose(key),
        },
        content,
      ),
    ),
  );

/** A native choice. `options` are `[value, text]`. */
export function select(label, options, value, choose) {
  const node = el(
    "select",
    { class: "select", "aria-label": label, onchange: (event) => choose(event.target.value) },
    options.map(([key, text]) => el("option", { value: key }, text)),
  );
  node.value = value;
  return node;
}
