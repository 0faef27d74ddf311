// Twig as the CRM has it: `twig({data | ref | href})`, its function include_control, its filters, and templates by name.
// `/tmpl/…` names are the stand-in's own controls; other names are files of the widget.
import { send } from "./bridge.js";
import { controlTemplates } from "./controls/templates.js";
import { markOf } from "./fidelity.js";
import { fetchFile } from "./native.js";
import { fileOf, here } from "./probe/where.js";
import { t } from "./texts.js";

let engine = null;
let widgetTexts = {};
const compiled = new Map();

/** The name of a control inside `/tmpl/controls/name.twig`, `interface/controls/name.twig`, `controls/name` or `name`. */
export function controlName(name) {
  const plain = String(name)
    .replace(/^.*?controls\//, "")
    .replace(/^\/?tmpl\//, "")
    .replace(/\.twig$/, "")
    .replace(/\/index$/, "");
  return plain in controlTemplates ? plain : controlTemplates[`${plain}/index`] ? `${plain}/index` : null;
}

const nothing = { render: () => "" };

function byName(name) {
  const control = controlName(name);
  if (control === null) {
    send("missing", { api: `template ${name}`, mark: markOf(`control.${name}`), where: here() });
    return nothing;
  }
  if (!compiled.has(control)) {
    const template = engine.twig({ data: controlTemplates[control], rethrow: true });
    compiled.set(control, {
      render: (params) => template.render({ standin_cancel: t("crm.cancel"), standin_all: t("crm.all"), ...params }),
    });
  }
  return compiled.get(control);
}

const number = (value) => {
  const [whole, part] = String(Math.round(Number(value) * 100) / 100 || 0).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, " ") + (part ? `.${part}` : "");
};
const lookUp = (key) =>
  String(key)
    .split(".")
    .reduce((value, name) => value?.[name], widgetTexts);

/** Takes the library and teaches it what the CRM adds. */
export function setUpTwig(library) {
  engine = library;
  library.extendFunction("include_control", (name, params) => byName(name).render(params ?? {}));
  library.extendFilter("i18n", (value) => lookUp(value) ?? value);
  library.extendFilter("price", (value) => number(value));
  library.extendFilter("numeral", (value, forms) => {
    const n = Math.abs(Number(value)) % 100;
    const list = Array.isArray(forms?.[0]) ? forms[0] : (forms ?? []);
    if (n % 10 === 1 && n !== 11) return list[0] ?? "";
    return (n % 10 >= 2 && n % 10 <= 4 && (n < 10 || n > 20) ? list[1] : (list[2] ?? list[1])) ?? "";
  });
  library.extendFilter("random_string", (value) => `${value ?? ""}${Math.random().toString(36).slice(2, 8)}`);
  library.extendFilter("unescape", (value) => new DOMParser().parseFromString(String(value), "text/html").documentElement.textContent);
  library.extend((inner) => {
    const importFile = inner.Template.prototype.importFile;
    inner.Template.prototype.importFile = function (file) {
      return controlName(file) === null ? importFile.call(this, file) : byName(file);
    };
  });
}

/** Uses `langs` for the filter `i18n`. */
export const useWidgetTexts = (langs) => {
  widgetTexts = langs;
};

async function fromFile(address) {
  const response = await fetchFile(address);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const data = await response.text();
  return engine.twig({ data, path: address.split("?")[0], url: address.split("?")[0] });
}

/** A template from a file; `null`, after an event, if the file isn't there or can't be compiled. */
export async function loadTemplate(address) {
  const where = here();
  try {
    return await fromFile(address);
  } catch (error) {
    send("failed", { what: "template", url: address, file: fileOf(address), why: error.message, where });
    return null;
  }
}

/** The function that the module `twigjs` is: gives a template for `{ref}`, `{data}`; loads `{href, load}`. */
export function twig(options = {}) {
  if (options.ref !== undefined) return byName(options.ref);
  if (options.data !== undefined) return engine.twig({ ...options });
  const loading = loadTemplate(new URL(options.href, document.baseURI).href);
  loading.then((template) => template && options.load?.(template));
  return loading;
}

twig._preload = (paths) => () => Promise.all([].concat(paths ?? []).map((path) => (controlName(path) ? byName(path) : null)));
twig.twig = twig;
