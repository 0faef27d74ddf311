// The module table: what a widget gets for an id in `define([...])`. The CRM's other modules are inert and told as an event,
// so that a widget which only names one still starts.
import { send } from "./bridge.js";
import { markOf } from "./fidelity.js";
import { inert } from "./inert.js";
import { definePlugins } from "./plugins.js";
import { here } from "./probe/where.js";

/** Modules that the CRM has and the stand-in has not: by id, an inert one is given. */
const ABSENT = [
  "chartjs",
  "clipboard",
  "accounting",
  "quill",
  "fileapi",
  "FileAPI",
  "fullcalendar",
  "cropperjs",
  "intl-tel-input",
  "intl_tel_input",
  "intlTelInput",
  "google-libphonenumber",
  "js-uuid",
  "jplayer",
  "steady",
  "device",
  "enquire",
  "rangeslider",
  "colorpicker",
  "virtualized-list",
  "browser-detect",
  "cocktail",
  "rxjs",
  "moment-timezone",
  "jquery-ui",
  "lib/common/hs",
  "lib/interface/settings/widgets/swiper",
];

const tellAbsent = (id) => send("missing", { api: `module ${id}`, mark: markOf(`module.${id}`), where: here() });

function store(moduleWindow) {
  const storage = moduleWindow.localStorage;
  const read = (key) => {
    try {
      return JSON.parse(storage.getItem(key)) ?? undefined;
    } catch {
      return undefined;
    }
  };
  return {
    enabled: true,
    get: (key, fallback) => read(key) ?? fallback,
    set(key, value) {
      storage.setItem(key, JSON.stringify(value));
      return value;
    },
    remove: (key) => storage.removeItem(key),
    clear: () => storage.clear(),
    has: (key) => storage.getItem(key) !== null,
    getAll: () => Object.fromEntries(Object.keys(storage).map((key) => [key, read(key)])),
  };
}

function pubsub() {
  const heard = new Map();
  const publish = (topic, data) => {
    for (const [name, handlers] of heard)
      if (topic === name || topic.startsWith(`${name}.`)) for (const { handler } of [...handlers]) handler(topic, data);
    return heard.size > 0;
  };
  let token = 0;
  return {
    publish,
    publishSync: publish,
    subscribe(topic, handler) {
      token += 1;
      heard.set(topic, [...(heard.get(topic) ?? []), { token: `uid_${token}`, handler }]);
      return `uid_${token}`;
    },
    unsubscribe(wanted) {
      for (const [topic, handlers] of heard)
        heard.set(
          topic,
          handlers.filter((entry) => entry.token !== wanted && entry.handler !== wanted),
        );
    },
    clearAllSubscriptions: () => heard.clear(),
  };
}

/** Defines all modules. `libraries` are the loaded ones, `dialogs` from modal.js, `twig` from twig.js. */
export function defineModules(libraries, dialogs, twig) {
  const { define, requirejs } = window;
  const give = (id, make) => define(id, [], make);
  give("jquery", () => libraries.$);
  give("underscore", () => libraries._);
  give("backbone", () => libraries.Backbone);
  give("moment", () => libraries.moment);
  give("twigjs", () => twig);
  give("twig", () => twig);
  give("lib/common/twig_additions", () => twig);
  give("lib/components/base/modal", () => dialogs.Modal);
  give("lib/components/base/confirm", () => dialogs.Confirm);
  give("store", () => store(window));
  give("pubsub", pubsub);
  give("es6promise", () => ({ Promise, polyfill() {} }));
  for (const id of ABSENT) {
    give(id, () => {
      tellAbsent(id);
      return inert(id);
    });
  }
  definePlugins(define, requirejs);
  // Names are defined before anything asks for them: make them loaded, so that `require("id")` gives them at once.
  return new Promise((resolve) =>
    requirejs(
      [
        "jquery",
        "underscore",
        "backbone",
        "moment",
        "twigjs",
        "lib/components/base/modal",
        "lib/components/base/confirm",
        "store",
        "pubsub",
        "es6promise",
      ],
      resolve,
    ),
  );
}

/** Whether `id` is a name of the CRM's own scripts, which the stand-in has no file for. */
export const isSystemName = (id) => !/^(https?:|\/|\.|blob:|data:)/.test(id) && !/\.(js|css|json|twig|html)(\?|$)/.test(id);

/** An inert module for a name of the CRM's that nobody listed. */
export function defineAbsent(id) {
  window.define(id, [], () => {
    tellAbsent(id);
    return inert(id);
  });
}
