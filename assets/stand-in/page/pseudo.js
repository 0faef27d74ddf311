// The widget's texts as the bar asks for them: as they are, as a pseudo-locale with longer, accented texts in brackets, or the
// keys instead of the texts.
const PLAIN = "ABCDEFGHIJKLMNOPRSTUVWXYZabcdefghijklmnoprstuvwxyz";
const MARKED = [..."ÅßÇÐÉƑĞĤÎĴĶĽṀÑÖÞŘŠŢÛṼŴẊÝŽåƀçðéƒğĥîĵķľṁñöþřšţûṽŵẋýž"];
const ACCENTS = Object.fromEntries([...PLAIN].map((char, at) => [char, MARKED[at]]));
const KEEP = /(<[^>]*>|&\w+;|#[A-Z_]+#|\{\{[^}]*\}\}|\{[^}]*\}|%\w)/;

const longer = (text) => `${text}${"·".repeat(Math.ceil(text.length * 0.3))}`;
const accented = (text) =>
  text
    .split(KEEP)
    .map((part, at) => (at % 2 ? part : [...part].map((char) => ACCENTS[char] ?? char).join("")))
    .join("");

/** `text` longer, accented, in brackets. */
export const pseudo = (text) => `[${longer(accented(text))}]`;

let way = "texts";
let languageFile = "";

/** Chooses `texts`, `pseudo` or `keys` for the language file with the address `file`. */
export function setTexts(chosen, file) {
  way = chosen;
  languageFile = file;
}

const change = (value, path) => {
  if (Array.isArray(value)) return value.map((item, at) => change(item, [...path, at]));
  if (value && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, [...path, key])]));
  if (typeof value !== "string") return value;
  return way === "keys" ? path.join(".") : pseudo(value);
};

/** The content of a JSON file of the widget, changed if it is the language file. */
export const transformTexts = (address, content) =>
  way === "texts" || address.split("?")[0] !== languageFile ? content : change(content, []);
