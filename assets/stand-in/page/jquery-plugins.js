// Plugins that the CRM's jQuery has and this one has not: a call is told and does nothing, so that the script goes on.
import { send } from "./bridge.js";
import { missingUnder } from "./fidelity.js";
import { here } from "./probe/where.js";

/** Defines those that fidelity.json names under `jquery.`. A script that brings its own plugin puts it in their place. */
export function definePlugins($) {
  for (const name of missingUnder("jquery")) {
    $.fn[name] = function () {
      send("missing", { api: `jQuery.fn.${name}`, mark: "missing", where: here() });
      return this;
    };
  }
}
