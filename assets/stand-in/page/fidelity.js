// How sure each part of the stand-in is: fidelity.json, as a table by id. `mark` is documented, observed, assumed or missing.
let entries = new Map();

/** Takes the entries of fidelity.json. */
export const useFidelity = (list) => {
  entries = new Map(list.map((entry) => [entry.id, entry]));
};

/** The mark of the entry `id`; `unknown` without one. */
export const markOf = (id) => entries.get(id)?.mark ?? "unknown";

/** The names under `prefix.` that the CRM has and the stand-in has not. */
export const missingUnder = (prefix) =>
  [...entries.values()]
    .filter((entry) => entry.mark === "missing" && entry.id.startsWith(`${prefix}.`))
    .map((entry) => entry.id.slice(prefix.length + 1));
