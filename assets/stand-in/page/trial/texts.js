// Texts that no person should see. Contract: `wrongTexts()` gives `[{what: "key" | "hole" | "foreign", text, locale}]` of the widget's
// visible texts: a key instead of its text, a hole that nothing was filled into, a text of another locale than the page's.
import { fetchFile } from "../native.js";
import { world } from "../world.js";
import { ownTexts } from "./own.js";

const KEY = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/;
const HOLE = /\{\{\s*[\w.]+\s*\}\}|\$\{[\w.]+\}|#\{\w+\}|\[object \w+\]|\bundefined\b|\bNaN\b|^(null|false)$/;
const PLACEHOLDER_SCENES = ["salesbot", "pipeline"];
/** Locales that are written in Latin letters only: a Cyrillic word there is a text of another locale. */
const LATIN = ["en", "es", "pt", "de", "fr", "it", "tr", "pl", "id"];
const CYRILLIC = /[Ѐ-ӿ]{3}/;
const LETTERS = /\p{L}{3}/u;

let files = null;

const leaves = (value, path = []) =>
  value && typeof value === "object"
    ? Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]))
    : typeof value === "string"
      ? [[path.join("."), value.trim()]]
      : [];

/** The texts of all language files: a map from locale to a map from key to text. Loaded once. */
export async function languageFiles() {
  if (files) return files;
  const { path, files: names = [] } = world.widget;
  const locales = names.map((name) => /^i18n\/(.+)\.json$/.exec(name)?.[1]).filter(Boolean);
  const read = async (locale) => {
    try {
      return [locale, new Map(leaves(await (await fetchFile(`${path}/i18n/${locale}.json`)).json()))];
    } catch {
      return [locale, new Map()];
    }
  };
  files = new Map(await Promise.all(locales.map(read)));
  return files;
}

/** The wrong ones among the visible texts. */
export async function wrongTexts() {
  const all = await languageFiles();
  const { locale } = world.state;
  const here = all.get(locale);
  const own = new Set(here?.values() ?? []);
  const others = [...all].filter(([name]) => name !== locale).map(([name, texts]) => [name, new Set(texts.values())]);
  const groups = new Set([...all.values()].flatMap((texts) => [...texts.keys()].map((key) => key.split(".")[0])));
  const judge = ({ text, isOwn }) => {
    if (KEY.test(text) && groups.has(text.split(".")[0]) && !own.has(text)) return { what: "key", text };
    if (isOwn && HOLE.test(text) && !PLACEHOLDER_SCENES.includes(world.scene.id)) return { what: "hole", text };
    if (!here || own.has(text) || !LETTERS.test(text)) return null;
    const other = others.find(([, texts]) => texts.has(text));
    return other ? { what: "foreign", text, locale: other[0] } : null;
  };
  const bySpelling = ({ text }) => (LATIN.includes(locale) && CYRILLIC.test(text) ? { what: "foreign", text, locale: "ru" } : null);
  const texts = ownTexts();
  const found = texts.map((item) => judge(item) ?? bySpelling(item)).filter(Boolean);
  return { count: texts.length, wrong: [...new Map(found.map((item) => [item.text, item])).values()] };
}
