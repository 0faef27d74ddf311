// Calls of the widget's code, told as events: call, return, settled, thrown. `this` in a callback is the object that holds it.
import { send } from "./bridge.js";
import { tellIfUnknown } from "./missing.js";
import { now } from "./native.js";
import { preview } from "./probe/preview.js";
import { describeError } from "./probe/where.js";
import { world } from "./world.js";

let nextId = 0;

const isThenable = (value) =>
  value !== null && (typeof value === "object" || typeof value === "function") && typeof value.then === "function";

/**
 * Calls `work` and tells it as `name`. What it throws is thrown on; `stops` are the names of what the CRM leaves out then.
 * Returns `{id, value, thenable}`.
 */
export function tell(name, args, work, stops = []) {
  nextId += 1;
  const id = nextId;
  send("call", { id, name, args: args.map(preview), system: world.app ? { ...world.app.widgets.system } : null });
  const started = now();
  let value;
  try {
    value = work();
  } catch (thrown) {
    const error = describeError(thrown);
    tellIfUnknown(error);
    send("thrown", { call: id, name, ms: now() - started, error, uncaught: false, stops });
    throw thrown;
  }
  const thenable = isThenable(value);
  send("return", { id, name, value: preview(value), thenable, ms: now() - started });
  if (thenable) {
    value.then(
      (result) => send("settled", { id, name, how: "resolved", value: preview(result), ms: now() - started }),
      (reason) => send("settled", { id, name, how: "rejected", value: preview(reason), error: describeError(reason), ms: now() - started }),
    );
  }
  return { id, value, thenable };
}

/** The callback `name` ("render", "leads.selected") of the running widget and the object that holds it; `null` without one. */
export function callbackOf(name, instance = world.instance) {
  const parts = name.split(".");
  let holder = instance?.callbacks;
  for (const part of parts.slice(0, -1)) holder = holder?.[part];
  const run = holder?.[parts.at(-1)];
  return typeof run === "function" ? { holder, run } : null;
}

/** Calls the callback `name` with `args`. A widget without it is told, and `null` is returned; what it throws is caught. */
export function callBack(name, args = [], stops = []) {
  const found = callbackOf(name);
  if (!found) {
    send("skipped", { name, why: world.instance ? "no-callback" : "not-started" });
    return null;
  }
  try {
    return tell(name, args, () => found.run.apply(found.holder, args), stops);
  } catch {
    return { failed: true };
  }
}

/** What the CRM did with a result, as a sentence `rule.<id>` and its entry in fidelity.json. */
export const tellRule = (id, fields = {}) => send("rule", { id, ...fields });

/** Tells that the widget used a method that does something. */
export const tellUse = (name, args, fields = {}) => send("use", { name, args: args.map(preview), ...fields });
