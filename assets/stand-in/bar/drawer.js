// The drawer at the foot of the page: timeline, console, network, stored. The studio shows the same, and more.
import { el, icon } from "./dom.js";
import { line } from "./lines.js";
import { VIEWS } from "./log.js";
import { t } from "./texts.js";

/** Makes the drawer in `root` over `log`; `actions.open` shows a place in the studio. Returns what draws it anew. */
export function makeDrawer(root, log, actions) {
  let open = false;
  let view = "timeline";
  let planned = false;
  const clear = () => {
    log.clear();
    draw();
  };
  const count = (name) => log.view(name).length;

  function head() {
    const errors = log.view("console").filter((event) => event.kind !== "console" || event.level === "error").length;
    return el(
      "div",
      { class: "drawer__head" },
      el(
        "button",
        {
          type: "button",
          class: "drawer__toggle",
          "aria-expanded": String(open),
          "aria-label": t("bar.drawer"),
          onclick: () => set(!open),
        },
        icon(open ? "down" : "up"),
      ),
      Object.keys(VIEWS).map((name) =>
        el(
          "button",
          { type: "button", class: "drawer__tab", "aria-pressed": String(open && view === name), onclick: () => set(true, name) },
          t(`bar.view-${name}`),
          el("b", { class: name === "console" && errors > 0 ? "drawer__errors" : "" }, String(count(name))),
        ),
      ),
      open ? el("button", { type: "button", class: "drawer__clear", onclick: clear }, t("bar.clear")) : null,
    );
  }

  function draw() {
    planned = false;
    const list = root.querySelector(".drawer__list");
    const follows = !list || list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
    const top = list?.scrollTop ?? 0;
    root.classList.toggle("drawer_open", open);
    const rows = open
      ? log
          .view(view)
          .map((event) => line(event, actions.open))
          .filter(Boolean)
      : [];
    const next = open
      ? el("div", { class: "drawer__list", role: "log" }, rows.length ? rows : el("p", { class: "drawer__none" }, t("bar.nothing-yet")))
      : null;
    root.replaceChildren(...[head(), next].filter(Boolean));
    if (next) next.scrollTop = follows ? next.scrollHeight : top;
  }

  function set(nextOpen, nextView = view) {
    open = nextOpen;
    view = nextView;
    draw();
  }

  draw();
  return {
    drawSoon() {
      if (planned) return;
      planned = true;
      requestAnimationFrame(draw);
    },
    draw,
  };
}
