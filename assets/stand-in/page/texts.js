// The texts of the page in the scene's locale: `text/<lang>.json`, flat, with {names} for values.
let table = {};

/** Uses `texts` from now on. */
export const useTexts = (texts) => {
  table = texts;
};

/** The text `key` with `values` filled in; a key without a text shows itself. */
export const t = (key, values = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
