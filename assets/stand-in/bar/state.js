// The bar's choices: their defaults, their values, and how they stand in the address. Pure but for the address itself.
import { isDeclared, SCENES } from "../page/scenes/table.js";

/** The values of each choice; the first is the default. `scene` and `locale` depend on the widget. */
export const VALUES = {
  texts: ["texts", "pseudo", "keys"],
  role: ["admin", "user", "free"],
  product: ["amo", "kommo"],
  theme: ["light", "dark"],
  status: ["installed", "install", "not_configured"],
  area: ["own", "page"],
  reload: ["auto", "hand"],
};
/** What can go wrong, and whose requests it concerns. */
export const TROUBLES = ["none", "rights", "down", "limit", "slow", "empty", "lost"];
export const TROUBLE_WHERE = ["all", "account", "host"];
/** Widths of the right column, in px. */
export const PANELS = [240, 300, 400];

/** Choices that the page takes over as it is; the others load it anew. */
export const LIVE = ["theme", "panel", "trouble", "area", "reload"];

const localesOf = (manifest) => (Array.isArray(manifest?.widget?.locale) ? manifest.widget.locale.map(String) : []);

/** The locales that the bar offers: the widget's, then the products' own. */
export const localesFor = (manifest) => [...new Set([...localesOf(manifest), "ru", "en", "es", "pt"])];

const firstScene = (manifest) => SCENES.find((scene) => scene.group !== "silent" && isDeclared(scene, manifest))?.id ?? "lead";

/** The state that the address, what was kept and the widget give, in this order. */
export function readState(search, kept, session) {
  const manifest = session.widget.manifest;
  const asked = new URLSearchParams(search);
  const one = (name, values) => {
    const value = asked.get(name) ?? kept?.[name];
    return values.includes(value) ? value : values[0];
  };
  const state = Object.fromEntries(Object.entries(VALUES).map(([name, values]) => [name, one(name, values)]));
  const scenes = SCENES.filter((scene) => scene.group !== "silent").map((scene) => scene.id);
  const scene = asked.get("scene") ?? kept?.scene;
  state.scene = scenes.includes(scene) ? scene : firstScene(manifest);
  const locales = localesFor(manifest);
  const locale = asked.get("locale") ?? kept?.locale ?? session.language;
  state.locale = locales.includes(locale) ? locale : locales[0];
  const panel = Number(asked.get("panel") ?? kept?.panel);
  state.panel = panel >= 200 && panel <= 800 ? panel : 300;
  const [what, where] = (asked.get("trouble") ?? "").split(":");
  state.trouble = { what: TROUBLES.includes(what) ? what : "none", where: TROUBLE_WHERE.includes(where) ? where : "all" };
  if (!asked.has("product") && !kept?.product && session.product) state.product = session.product;
  return state;
}

/** The state as a query. */
export function writeState(state) {
  const { trouble, ...plain } = state;
  const query = new URLSearchParams(Object.entries(plain).map(([name, value]) => [name, String(value)]));
  if (trouble.what !== "none") query.set("trouble", `${trouble.what}:${trouble.where}`);
  return `?${query}`;
}
