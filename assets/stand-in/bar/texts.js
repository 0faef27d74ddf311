// The bar's texts, in the studio's language: the same tables as the page's.
let table = {};

/** Uses `texts` from now on. */
export const useTexts = (texts) => {
  table = texts;
};

/** Whether there is a text `key`. */
export const has = (key) => key in table;

const shown = (value) => (Array.isArray(value) ? value.join(", ") : String(value));

/** The text `key` with `values` filled in. */
export const t = (key, values = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => shown(values[name] ?? whole));
