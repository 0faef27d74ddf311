// The life cycle of the widget, in the CRM's order: load, constructor, language, settings, render, init, bind_actions; again
// on a second visit; destroy. Each step and each surprise is an event. The order is fidelity.json's `lifecycle.*`.

import { extendConstructor } from "./base-widget.js";
import { send } from "./bridge.js";
import { callBack, callbackOf, tell, tellRule } from "./calls.js";
import { print } from "./native.js";
import { doubledNodes, leftNodes, newGlobals } from "./probe/nodes.js";
import { doubledTraces, forgetTraces, leftTraces, nextGeneration } from "./probe/traces.js";
import { describeError } from "./probe/where.js";
import { setTexts } from "./pseudo.js";
import { useWidgetTexts } from "./twig.js";
import { world } from "./world.js";

const CHAIN = ["constructor", "set_lang", "set_settings", "render", "init", "bind_actions"];
const after = (name) => CHAIN.slice(CHAIN.indexOf(name) + 1);

const localeFile = (locale) => {
  const { manifest, path, files } = world.widget;
  const declared = Array.isArray(manifest.widget?.locale) ? manifest.widget.locale : [];
  const names = [locale, ...declared, "en", "ru"].filter((name) => !files || files.includes(`i18n/${name}.json`));
  if (names[0] !== locale && names[0]) tellRule("locale-missing", { locale, used: names[0] });
  return `${path}/i18n/${names[0] ?? locale}.json`;
};

/** Loads script.js and the texts by one require, as the CRM does. Resolves with both; `langs` is `null` if they failed. */
function load() {
  const { path, version, build } = world.widget;
  const language = localeFile(world.state.locale);
  setTexts(world.state.texts, language);
  return new Promise((resolve) => {
    window.requirejs(
      [`optional!${path}/script.js?v=${version}`, `json!${language}?v=${version}`],
      (Constructor, langs) => resolve({ Constructor, langs, build }),
      () => resolve({ Constructor: {}, langs: null }),
    );
  });
}

/** The settings as the CRM gives them: the person's fields and the system's keys. */
export function settingsOf() {
  const { widget, installed } = world;
  return {
    ...installed.settings,
    id: widget.id,
    status: installed.status,
    widget_code: widget.code,
    widget_active: installed.active,
    active: installed.active,
    path: widget.path,
    cdn_path: widget.path,
    images_path: `${widget.path}/images`,
    version: widget.version,
    oauth_client_uuid: widget.client_uuid,
    support: widget.manifest.widget?.support ?? {},
    category_code: "other",
  };
}

/** The CRM's stand-in for a widget that failed: only so that its window still opens. */
const fake = () => ({
  isFake: true,
  params: settingsOf(),
  langs: {},
  callbacks: Object.fromEntries(["render", "init", "bind_actions", "settings", "onSave", "destroy"].map((name) => [name, () => true])),
});

function caught(error) {
  print.error(error);
  return null;
}

function make(Constructor, langs) {
  const { $ } = world.libraries;
  const { code, manifest } = world.widget;
  if (typeof Constructor !== "function") {
    if (langs === null) tellRule("language-not-loaded");
    else if (Constructor && Object.keys(Constructor).length === 0) tellRule("script-not-loaded");
    else tellRule("module-no-function", { got: Constructor === undefined ? "undefined" : typeof Constructor });
    return null;
  }
  let instance;
  const stops = after("constructor");
  instance = tell(
    "new Widget",
    [],
    () => {
      extendConstructor(Constructor);
      return new Constructor();
    },
    stops,
  ).value;
  $.extend(instance, { ns: `.widget:${code}`, init_once: manifest.widget?.init_once === true ? "Y" : "N" });
  world.app.widgets.list[code] = instance;
  if (instance.callbacks === null || typeof instance.callbacks !== "object") {
    tellRule("no-callbacks");
    return null;
  }
  useWidgetTexts(langs);
  tell("set_lang", [], () => instance.set_lang(langs), after("set_lang"));
  tell("set_settings", [], () => $.extend(instance.params, settingsOf()), after("set_settings"));
  const lacking = ["render", "init", "bind_actions"].filter((name) => typeof instance.callbacks[name] !== "function");
  if (lacking.length > 0) {
    tellRule("callback-missing", { names: lacking });
    return null;
  }
  return instance;
}

async function firstChain(instance) {
  const { $ } = world.libraries;
  const run = (name) => tell(name, [], () => instance.callbacks[name](), after(name));
  const init = () => {
    $(document).trigger(`widget:${world.widget.code}:loaded`);
    run("init");
  };
  const render = run("render");
  let waiting = null;
  if (render.thenable) {
    tellRule("render-promise", { call: render.id });
    waiting = Promise.resolve(render.value).then(init, () => tellRule("init-skipped-rejected", { call: render.id }));
    waiting.catch(caught);
  } else if (render.value) {
    init();
  } else {
    tellRule("init-skipped-falsy", { call: render.id });
    send("skipped", { name: "init", why: "render-falsy" });
    tellRule("bind-actions-anyway", { call: render.id });
  }
  run("bind_actions");
  if (waiting) await Promise.race([waiting.catch(() => {}), new Promise((resolve) => window.requestAnimationFrame(() => resolve()))]);
}

/**
 * Starts the widget on the present page, or renders it once more if it is there already. Resolves with the instance, with a
 * fake one on the integrations page if it failed there, else `null`.
 */
export async function startWidget({ fakeOnFailure = false } = {}) {
  const { code } = world.widget;
  const running = world.app.widgets.list[code];
  if (running) {
    world.instance = running;
    tellRule("second-visit");
    nextGeneration();
    try {
      tell("render", [], () => running.callbacks.render(), []);
    } catch (error) {
      print.error(error);
      tellRule("second-visit-uncaught");
    }
    tellDoubled();
    return running;
  }
  const { Constructor, langs } = await load();
  nextGeneration();
  let instance = null;
  try {
    instance = make(Constructor, langs);
    world.instance = instance;
    if (instance) await firstChain(instance);
  } catch (error) {
    caught(error);
    tellRule("chain-stopped", { error: describeError(error).message });
    if (!instance) delete world.app.widgets.list[code];
  }
  tellDoubled();
  const globals = newGlobals();
  if (globals.length > 0) send("globals", { names: globals });
  if (!instance) delete world.app.widgets.list[code];
  if (!instance && fakeOnFailure) {
    tellRule("fake-widget");
    instance = fake();
  }
  world.instance = instance;
  return instance;
}

function tellDoubled() {
  const items = [...doubledTraces(), ...doubledNodes()];
  if (items.length > 0) send("doubled", { items });
  forgetTraces();
}

/** Ends the widget: `destroy`, then its handlers on the document and its block go. `keep` is the CRM's rule for init_once. */
export function destroyWidget({ keep = true } = {}) {
  const { $ } = world.libraries;
  const { code } = world.widget;
  const instance = world.app.widgets.list[code];
  if (!instance) return;
  if (keep && instance.init_once === "Y" && world.installed.active === "Y") {
    tellRule("init-once-kept");
    return;
  }
  world.instance = instance;
  if (callbackOf("destroy", instance)) callBack("destroy");
  else send("skipped", { name: "destroy", why: "no-callback" });
  $(document).off(instance.ns ?? `.widget:${code}`);
  $(`.card-widgets__widget[data-code="${code}"]`).remove();
  delete world.app.widgets.list[code];
  world.instance = null;
}

/** Tells what the widget left, after destroy and once the scene is gone. */
export function tellLeft() {
  const items = [...leftTraces(), ...leftNodes()];
  if (items.length > 0) send("leftover", { items });
}
