// Reads of what the stand-in doesn't have, on the widget's own object and on APP.
import { send } from "./bridge.js";
import { missingUnder } from "./fidelity.js";
import { inert } from "./inert.js";
import { here } from "./probe/where.js";

const QUIET = new Set("then toJSON constructor length nodeType jquery callbacks selector prop window splice isPlainObject".split(" "));
const told = new Set();
const unknown = new Map();

/** Tells once per page that the widget asked for `name`. */
function tellMissing(name, mark, where = here()) {
  if (told.has(name)) return;
  told.add(name);
  send("missing", { api: name, mark, where });
}

/**
 * `object` whose reads are watched, as `prefix`. A name that the CRM has and the stand-in has not is told and gives something
 * that can be called and read. Any other name is undefined; it is told only if a call of it fails, since widgets ask for
 * properties that they set later.
 */
export function watchMissing(object, prefix) {
  const known = new Set(missingUnder(prefix));
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === "symbol" || key in target || QUIET.has(key) || /^(__|standin)/.test(key))
        return Reflect.get(target, key, receiver);
      if (known.has(key)) {
        tellMissing(`${prefix}.${key}`, "missing");
        return inert(`${prefix}.${key}`);
      }
      unknown.set(key, `${prefix}.${key}`);
      return undefined;
    },
  });
}

/** Tells of the unknown name that `error` (where.js) is about, if one is. */
export function tellIfUnknown({ message, where }) {
  const key = /(\w+) is not a (?:function|constructor)|reading '(\w+)'/.exec(message);
  const name = key && unknown.get(key[1] ?? key[2]);
  if (name) tellMissing(name, "unknown", where);
}
