// One line of the drawer per event.
import { el } from "./dom.js";
import { has, t } from "./texts.js";

const brief = (value) => {
  if (value && typeof value === "object" && "…" in value && Object.keys(value).length === 1) return value["…"];
  const text = JSON.stringify(value);
  return text === undefined ? "undefined" : text.length > 120 ? `${text.slice(0, 120)}…` : text;
};
const SECRET = /pass|token|secret|key|auth/i;
const time = (at) => new Date(at).toISOString().slice(14, 23);
const where = (place) => (place ? `${place.file}:${place.line}` : "");
/** Settings as they are shown here: what may be a secret only by its length. */
const masked = (values) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, SECRET.test(key) && value ? "•".repeat(8) : value]));
const ms = (value) => (value === undefined ? "" : t("bar.ms", { ms: value < 10 ? value.toFixed(1) : Math.round(value) }));
let stopping = new Set();

/** Takes the entries of fidelity.json: which rules are places where the CRM stops. */
export const useRules = (entries) => {
  stopping = new Set(entries.filter((entry) => entry.stops).map((entry) => entry.id.replace(/^rule\./, "")));
};
const items = (list) => list.map((item) => `${item.text}${item.where ? ` (${where(item.where)})` : ""}`).join(" · ");
const ruleText = (event) => (has(`rule.${event.id}`) ? t(`rule.${event.id}`, event) : event.id);

const LINES = {
  scene: (event) => ["group", `${t(`scene.${event.scene}`)}`, `${event.location} · build ${event.build}`],
  ready: () => null,
  build: (event) => ["build", t("bar.build", { number: event.number }), ""],
  call: (event) => ["call", `${event.name}(${event.args.map(brief).join(", ")})`, ""],
  return: (event) => [
    event.name === "render" && event.value !== true && !event.thenable ? "bad" : "result",
    `→ ${brief(event.value)}`,
    `${event.name} ${ms(event.ms)}`,
  ],
  settled: (event) => [
    event.how === "rejected" ? "bad" : "result",
    `→ ${t(`bar.${event.how}`)} ${brief(event.value)}`,
    `${event.name} ${ms(event.ms)}`,
  ],
  thrown: (event) => ["bad", `${event.error.name}: ${event.error.message}`, where(event.error.where)],
  skipped: (event) => ["ghost", t("bar.not-called", { name: event.name }), t(`bar.skip-${event.why}`)],
  rule: (event) => [stopping.has(event.id) ? "bad" : "rule", ruleText(event), ""],
  navigate: (event) => ["use", t("bar.went", { path: event.path }), ""],
  popup: (event) => ["warn", t("bar.popup"), where(event.where), event.url],
  use: (event) => ["use", `${event.name}(${event.args.map(brief).join(", ")})`, ""],
  click: (event) => ["use", t("bar.clicked", { text: event.text }), ""],
  leftover: (event) => [
    event.items.every((item) => item.what === "style") ? "rule" : "bad",
    t("bar.leftover", { count: event.items.length }),
    items(event.items),
  ],
  doubled: (event) => ["bad", t("bar.doubled", { count: event.items.length }), items(event.items)],
  globals: (event) => ["rule", t("bar.globals", { names: event.names.join(", ") }), ""],
  missing: (event) => [event.mark === "missing" ? "bad" : "warn", t("bar.missing", { api: event.api }), where(event.where)],
  failed: (event) => [
    "bad",
    t("bar.failed", { what: t(`bar.what-${event.what}`), file: event.file ?? event.url }),
    event.message ?? (event.why === "not-loaded" ? "" : event.why),
  ],
  broken: (event) => ["bad", event.text, ""],
  refused: (event) => ["bad", t("bar.refused", { host: event.host }), event.what],
  console: (event) => [event.level === "error" ? "bad" : event.level === "warn" ? "warn" : "plain", event.text, where(event.where)],
  network: (event) => {
    const { end } = event;
    const bad = end && (end.error || end.status >= 400);
    return [
      bad ? "bad" : "plain",
      `${event.method} ${event.url}`,
      `${event.via} · ${end ? `${end.error ? t(`bar.error-${end.error}`) : end.status} · ${t(`bar.by-${end.by}`)} · ${ms(end.ms)}` : "…"}`,
    ];
  },
  stored: (event) => [
    "plain",
    event.what === "localStorage" ? "localStorage" : t(`bar.stored-${event.what}`),
    brief(masked(event.settings ?? event.entries)),
  ],
};

const placeOf = (event) => event.where ?? event.error?.where ?? null;

/** What the line of `event` says; `null` for one that isn't shown or that the widget's code made up. */
function partsOf(event) {
  try {
    return LINES[event.kind]?.(event) ?? null;
  } catch {
    return null;
  }
}

/** The line of `event`, or `null` for one that isn't shown. `open(place)` shows a line of the widget in the studio. */
export function line(event, open) {
  const made = partsOf(event);
  if (!made) return null;
  const [look, text, note, link] = made;
  const place = placeOf(event);
  const isOwn = place && note === where(place) && !/^https?:/.test(place.file);
  return el(
    "div",
    { class: `line line_${look}` },
    el("time", {}, time(event.at)),
    el(
      "span",
      { class: "line__text", title: text },
      text,
      link && /^https?:/.test(link) ? [" ", el("a", { href: link, target: "_blank", rel: "noreferrer noopener" }, link)] : null,
    ),
    isOwn
      ? el("button", { type: "button", class: "line__note line__place", title: t("bar.open-place"), onclick: () => open(place) }, note)
      : el("span", { class: "line__note", title: note }, note),
  );
}
