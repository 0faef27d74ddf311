// The bar: where the page is, what is pretended, which build it has.

import { isDeclared, sceneOf } from "../page/scenes/table.js";
import { el, icon, popup, segments, select } from "./dom.js";
import { hostsPanel } from "./hosts.js";
import { sceneMenu } from "./scene-menu.js";
import { localesFor, PANELS, TROUBLE_WHERE, TROUBLES, VALUES } from "./state.js";
import { t } from "./texts.js";

const named = (group, values) => values.map((value) => [value, t(`bar.${group}-${value}`)]);
const labelled = (text, node) => el("label", { class: "field" }, el("span", { class: "field__name" }, text), node);

function morePanel(model, change) {
  const { state } = model;
  const row = (text, node) => el("div", { class: "panel__row" }, el("span", {}, text), node);
  return el(
    "div",
    { class: "panel" },
    row(
      t("bar.status"),
      select(t("bar.status"), named("status", VALUES.status), state.status, (status) => change({ status })),
    ),
    row(
      t("bar.texts"),
      select(t("bar.texts"), named("texts", VALUES.texts), state.texts, (texts) => change({ texts })),
    ),
    row(
      t("bar.panel"),
      segments(
        t("bar.panel"),
        PANELS.map((width) => [width, String(width)]),
        state.panel,
        (panel) => change({ panel }),
      ),
    ),
    row(
      t("bar.area"),
      select(t("bar.area"), named("area", VALUES.area), state.area, (area) => change({ area })),
    ),
    row(
      t("bar.reload"),
      segments(t("bar.reload"), named("reload", VALUES.reload), state.reload, (reload) => change({ reload })),
    ),
    el("div", { class: "panel__line" }),
    row(
      t("bar.trouble"),
      select(t("bar.trouble"), named("trouble", TROUBLES), state.trouble.what, (what) => change({ trouble: { ...state.trouble, what } })),
    ),
    row(
      t("bar.trouble-where"),
      select(t("bar.trouble-where"), named("where", TROUBLE_WHERE), state.trouble.where, (where) =>
        change({ trouble: { ...state.trouble, where } }),
      ),
    ),
    el("div", { class: "panel__line" }),
    el("button", { type: "button", class: "panel__button", onclick: () => change({}, "reset") }, t("bar.reset")),
  );
}

function buildText({ session, loaded, since, stopped }) {
  const { number, unsaved } = session.build;
  if (stopped) return { name: t("bar.stopped"), note: t("bar.stopped-how") };
  if (loaded !== null && loaded !== number) return { name: t("bar.build", { number: loaded }), note: t("bar.build-waiting", { number }) };
  return { name: t("bar.build", { number }), note: [since, unsaved ? t("bar.unsaved") : null].filter(Boolean).join(", ") };
}

function buildState(model, actions) {
  const { session, online, loaded } = model;
  const { name, note } = buildText(model);
  const broken = session.build.broken;
  return [
    broken
      ? popup("chip chip_error", t("bar.broken"), [icon("alert"), t("bar.broken")], () =>
          el(
            "div",
            { class: "panel panel_text" },
            el("b", {}, t("bar.broken-what", { number: broken.number ?? session.build.number + 1 })),
            el("p", {}, `${broken.file}:${broken.line}`),
            el("p", {}, broken.text),
          ),
        )
      : null,
    loaded !== null && loaded !== session.build.number
      ? el("button", { type: "button", class: "chip chip_accent", onclick: actions.reload }, t("bar.load-build"))
      : null,
    el("span", {
      class: `dot ${online ? "dot_on" : ""}`,
      title: t(online ? "bar.online" : "bar.offline"),
      role: "img",
      "aria-label": t(online ? "bar.online" : "bar.offline"),
    }),
    el(
      "span",
      { class: "build" },
      el("b", {}, name),
      el("span", { class: "build__note" }, online || model.stopped ? note : t("bar.offline")),
    ),
  ];
}

/** For a scene whose area the manifest doesn't name: the button that adds it. */
function missingArea({ session, state }, actions) {
  const scene = sceneOf(state.scene);
  if (isDeclared(scene, session.widget.manifest) || !session.canAdd) return null;
  return el(
    "button",
    { type: "button", class: "chip chip_accent", onclick: () => actions.add(scene.location) },
    t("bar.add-named", { area: scene.location }),
  );
}

/** Leaves out words until the bar fits its window. */
export function fit(root) {
  for (const tight of ["bar", "bar bar_tight", "bar bar_tight bar_tighter", "bar bar_tight bar_tighter bar_tightest"]) {
    root.className = tight;
    if (root.scrollWidth <= root.clientWidth) return;
  }
}

/** Draws the bar of `model` into `root`. `actions`: change, go, reload, again, add, decide. */
export function drawBar(root, model, actions) {
  const { state, session, hosts } = model;
  const { change } = actions;
  const trouble = state.trouble.what !== "none";
  const asked = [...hosts.values()].filter((host) => host.blocked > 0 && !host.decided).length;
  const parts = [
    el(
      "span",
      { class: "brand" },
      icon("flask"),
      el("b", {}, t("bar.name")),
      el("span", { class: "chip chip_warning chip_flat" }, t("bar.made-up")),
    ),
    el("i", { class: "rule" }),
    sceneMenu(model, actions),
    missingArea(model, actions),
    labelled(
      t("bar.locale"),
      select(
        t("bar.locale"),
        localesFor(session.widget.manifest).map((code) => [code, code.toUpperCase()]),
        state.locale,
        (locale) => change({ locale }),
      ),
    ),
    labelled(
      t("bar.role"),
      select(t("bar.role"), named("role", VALUES.role), state.role, (role) => change({ role })),
    ),
    el(
      "span",
      { class: "field" },
      el("span", { class: "field__name" }, t("bar.theme")),
      segments(
        t("bar.theme"),
        [
          ["light", icon("sun"), t("bar.theme-light")],
          ["dark", icon("moon"), t("bar.theme-dark")],
        ],
        state.theme,
        (theme) => change({ theme }),
      ),
    ),
    labelled(
      t("bar.product"),
      select(t("bar.product"), named("product", VALUES.product), state.product, (product) => change({ product })),
    ),
    popup("button", t("bar.more"), [icon("more"), el("span", { class: "wide" }, t("bar.more"))], () => morePanel(model, change)),
    trouble
      ? el(
          "span",
          { class: "chip chip_warning", title: t(`bar.trouble-${state.trouble.what}`) },
          icon("alert"),
          el("span", { class: "words" }, t(`bar.trouble-${state.trouble.what}`)),
        )
      : null,
    el("span", { class: "gap" }),
    hosts.size > 0
      ? popup(
          `chip ${asked ? "chip_warning" : ""}`,
          t("bar.hosts"),
          [icon("shield"), t("bar.hosts-count", { count: hosts.size })],
          (close) => hostsPanel(model, actions, close),
        )
      : null,
    ...buildState(model, actions).filter(Boolean),
    el("i", { class: "rule" }),
    el(
      "button",
      { type: "button", class: "button button_icon", title: t("bar.again"), "aria-label": t("bar.again"), onclick: actions.again },
      icon("again"),
    ),
  ];
  const focused = root.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
  root.replaceChildren(...parts.filter(Boolean));
  fit(root);
  if (focused) root.querySelector(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
}
