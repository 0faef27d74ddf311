// What the person decides about other hosts: don't send, a ready-made answer, let through. Only clicks in the bar decide.
import { el, select } from "./dom.js";
import { t } from "./texts.js";

const WAYS = ["block", "fixture", "pass"];

function fixtureEditor(host, entry, actions) {
  const fixture = entry.fixture ?? { status: 200, type: "application/json", body: "{}" };
  const status = el("input", { class: "input", type: "number", value: fixture.status, min: 100, max: 599 });
  const type = el("input", { class: "input", value: fixture.type, spellcheck: "false" });
  const body = el("textarea", { class: "input", rows: 5, spellcheck: "false", "aria-label": t("bar.fixture-body") });
  body.value = fixture.body;
  const save = () => {
    const given = { status: Number(status.value) || 200, type: type.value.trim() || "application/json", body: body.value };
    actions.decide(host, { way: "fixture", fixture: given });
  };
  return el(
    "div",
    { class: "fixture" },
    el(
      "div",
      { class: "panel__row" },
      el("label", {}, t("bar.fixture-status"), " ", status),
      el("label", {}, t("bar.fixture-type"), " ", type),
    ),
    body,
    el("button", { type: "button", class: "panel__button", onclick: save }, t("bar.fixture-save")),
  );
}

/** The panel with all hosts that the widget asked for. */
export function hostsPanel(model, actions) {
  const root = el("div", { class: "panel panel_hosts" });
  const draw = () => {
    root.replaceChildren(
      el("p", { class: "panel__about" }, t("bar.hosts-about")),
      ...[...model.hosts.entries()].map(([host, entry]) =>
        el(
          "section",
          { class: "host" },
          el(
            "div",
            { class: "panel__row" },
            el("b", {}, host),
            select(
              host,
              WAYS.map((way) => [way, t(`bar.way-${way}`)]),
              entry.way,
              (way) => {
                actions.decide(host, {
                  way,
                  fixture: way === "fixture" ? (entry.fixture ?? { status: 200, type: "application/json", body: "{}" }) : undefined,
                });
                draw();
              },
            ),
          ),
          entry.way === "fixture" ? fixtureEditor(host, entry, actions) : null,
        ),
      ),
    );
  };
  draw();
  return root;
}
