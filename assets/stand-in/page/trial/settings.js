// The settings as a person uses them: filled in, saved, opened again; and with required fields left empty. Contract: each function
// gives what came of it; a scene without fields gives `null`.
import { pause } from "../native.js";
import { emptyRequired, valuesIn } from "../scenes/fields.js";
import { sampleText } from "../take-widget.js";
import { world } from "../world.js";
import { isVisible } from "./own.js";
import { settle } from "./settle.js";

const LONGEST = 6000;
const LOOK = 40;

/** The two windows with settings: where their fields are, what saves them, what opens them, and what is kept then. */
const WINDOWS = {
  settings: {
    root: ".widget-settings__modal",
    save: ".js-widget-save",
    open: ".js-open-settings",
    fields: () => world.widget.manifest.settings,
    kept: () => world.installed.settings,
  },
  pipeline: {
    root: ".digital-pipeline__modal",
    save: ".js-trigger-save",
    open: ".js-open-step",
    fields: () => world.widget.manifest.dp?.settings,
    kept: () => world.dpSettings,
  },
};

/** The fields that a person sees: what a widget hides, or fills by itself, is its own business. */
const inputs = (at) =>
  [...document.querySelectorAll(`${at.root} [data-field]`)].filter((input) => input.type !== "hidden" && isVisible(input));
const keyOf = ({ dataset: { field, user = "", part = "" } }) => [field, user, part].filter(Boolean).join(".");
const valueAt = (values, { dataset: { field, user, part } }) => {
  const value = values?.[field];
  if (!user) return value;
  return part ? value?.[user]?.[part] : value?.[user];
};

function put(input, value) {
  world.libraries.$(input).val(value).trigger("input").trigger("change");
}

async function open(at) {
  if (!document.querySelector(at.root)) document.querySelector(at.open)?.click();
  await settle();
}

/** Presses Save. Resolves with whether the CRM kept something. */
async function save(at) {
  const before = at.kept();
  document.querySelector(`${at.root} ${at.save}`)?.click();
  for (let waited = 0; waited < LONGEST && at.kept() === before; waited += LOOK) {
    await pause(LOOK);
    const error = document.querySelector(`${at.root} .widget_settings_block__error`);
    if (error && !error.hidden) break;
  }
  return at.kept() !== before;
}

/**
 * Fills in every field, saves, and reads back: `{fields, saved, unfilled: [names], lost: [{name, put, got}]}`. `unfilled` are required
 * fields that only the widget's own form fills: the CRM saves nothing then.
 */
export async function roundTrip() {
  const at = WINDOWS[world.scene.id];
  if (!at || Object.keys(at.fields() ?? {}).length === 0) return null;
  await open(at);
  const given = new Map();
  for (const input of inputs(at)) {
    const { field, part } = input.dataset;
    const type = part === "password" ? "pass" : at.fields()[field]?.type;
    given.set(keyOf(input), sampleText(field, type === "pass" ? "pass" : "text", "7"));
    put(input, given.get(keyOf(input)));
  }
  if (given.size === 0) return null;
  const unfilled = world.scene.id === "settings" ? emptyRequired(at.fields(), valuesIn(document.querySelector(at.root))) : [];
  const saved = await save(at);
  if (!saved) return { fields: given.size, saved, unfilled, lost: [] };
  await settle();
  document.querySelector(at.root)?.remove();
  await open(at);
  const lost = inputs(at)
    .map((input) => ({ name: keyOf(input), put: given.get(keyOf(input)), kept: valueAt(at.kept(), input), shown: input.value }))
    .filter((item) => item.put !== undefined && (item.kept !== item.put || item.shown !== item.put))
    .map((item) => ({ name: item.name, put: item.put, got: String((item.kept === item.put ? item.shown : item.kept) ?? "") }));
  const gone = [...given.keys()].filter((name) => !inputs(at).some((input) => keyOf(input) === name));
  return { fields: given.size, saved, unfilled, lost: [...lost, ...gone.map((name) => ({ name, put: given.get(name), got: "" }))] };
}

const isRequired = (field) => [true, "true", "Y", 1].includes(field?.required);

/** Empties the required fields and saves: `{fields: [names], saved}`. */
export async function requiredEmpty() {
  const at = WINDOWS[world.scene.id];
  const required = Object.entries(at?.fields() ?? {})
    .filter(([, field]) => isRequired(field))
    .map(([name]) => name);
  if (world.scene.id !== "settings" || required.length === 0) return null;
  await open(at);
  const emptied = inputs(at).filter((input) => required.includes(input.dataset.field));
  if (emptied.length === 0) return null;
  const names = [...new Set(emptied.map((input) => input.dataset.field))];
  for (const input of emptied) put(input, "");
  const saved = await save(at);
  return { fields: names, saved };
}
