// What the widget keeps in the browser's storage: told after each change of its own.
import { send } from "../bridge.js";
import { setTimer } from "../native.js";
import { here } from "./where.js";

let told = false;

function tellSoon(where) {
  if (told) return;
  told = true;
  setTimer(() => {
    told = false;
    const entries = Object.fromEntries(Object.keys(localStorage).map((key) => [key, String(localStorage.getItem(key)).slice(0, 500)]));
    send("stored", { what: "localStorage", entries, where });
  }, 100);
}

/** Wraps the storage's methods. Called once, before any library is loaded. */
export function watchStorage() {
  for (const name of ["setItem", "removeItem", "clear"]) {
    const native = Storage.prototype[name];
    Storage.prototype[name] = function (...args) {
      const where = this === window.localStorage ? here() : null;
      if (where) tellSoon(where);
      return native.apply(this, args);
    };
  }
}
