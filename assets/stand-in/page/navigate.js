// Going from scene to scene without loading the page anew, as the CRM does: the old scene's widgets end, the new page is
// drawn, the widget starts, then the place's own callbacks are called.

import { pageCode, refreshApp } from "./app.js";
import { send } from "./bridge.js";
import { tellRule } from "./calls.js";
import { destroyWidget, startWidget, tellLeft } from "./lifecycle.js";
import { markDrawn } from "./probe/nodes.js";
import { sceneModules } from "./scenes/all.js";
import { drawFrame, pageHolder } from "./scenes/frame.js";
import { isDeclared, sceneOf, startsIn } from "./scenes/table.js";
import { world } from "./world.js";

let running = Promise.resolve();

const address = (scene) => {
  const menu = world.menuItem ?? {};
  return scene.path
    .replaceAll("{code}", world.widget.code)
    .replace("{item}", menu.item ?? "item")
    .replace("{sub}", menu.sub ?? "");
};

/** Leaves the scene as the CRM does on the way to another one. */
export function leaveScene() {
  destroyWidget();
  world.actions = [];
  world.sources = [];
  world.card = null;
  world.list = null;
  pageHolder()?.replaceChildren();
  if (!world.app.widgets.list[world.widget.code]) tellLeft();
}

function whyNotStarted(scene) {
  if (world.account.role === "free") return "free-user";
  if (!startsIn(scene, world.widget.manifest)) return "not-declared";
  if (scene.id !== "settings" && world.installed.active !== "Y") return "not-installed";
  return null;
}

/** Draws the page of a scene, without the widget. */
export async function drawScene(scene) {
  await drawFrame(scene);
  await sceneModules[scene.id].draw(pageHolder(), scene);
  markDrawn(pageHolder());
  refreshApp();
}

async function enter(id) {
  const scene = sceneOf(id);
  const { $ } = world.libraries;
  $(document).trigger("widgets:load");
  if (world.scene) leaveScene();
  world.scene = scene;
  world.state.scene = scene.id;
  history.replaceState(null, "", address(scene));
  send("scene", {
    scene: scene.id,
    location: scene.location,
    page: pageCode(scene),
    area: scene.area,
    declared: isDeclared(scene, world.widget.manifest),
  });
  const part = sceneModules[scene.id];
  await drawScene(scene);
  const why = whyNotStarted(scene);
  if (why) {
    tellRule(why);
    send("ready", { scene: scene.id, started: false, why });
    part.idle?.(why);
    return;
  }
  const instance = await startWidget({ fakeOnFailure: scene.id === "settings" });
  await part.started?.(instance, scene);
  $(document).trigger("page:changed");
  send("ready", { scene: scene.id, started: instance !== null && !instance.isFake, why: null });
}

/** Goes to the scene `id`; one after the other. */
export function goTo(id) {
  running = running.then(() => enter(id)).catch((error) => send("broken", { text: `${error?.message}`, stack: String(error?.stack) }));
  return running;
}

const PATHS = [
  [/^\/leads\/detail\//, "lead"],
  [/^\/contacts\/detail\//, "contact"],
  [/^\/companies\/detail\//, "company"],
  [/^\/customers\/detail\//, "customer"],
  [/^\/leads\/pipeline/, "pipeline"],
  [/^\/leads/, "leads"],
  [/^\/contacts/, "contacts"],
  [/^\/companies/, "companies"],
  [/^\/customers/, "customers"],
  [/^\/todo\/calendar/, "calendar"],
  [/^\/todo/, "tasks"],
  [/^\/settings\/widgets\/[^/]+/, "advanced"],
  [/^\/settings\/widgets/, "settings"],
  [/^\/settings\/communications/, "salesbot"],
  [/^\/widget_page/, "menu"],
  [/^\/catalogs/, "element"],
  [/^\/dashboard/, "everywhere"],
];

/** The scene of a path of the CRM; `null` without one. */
export const sceneOfPath = (path) => PATHS.find(([pattern]) => pattern.test(path))?.[1] ?? null;

/** Leaves the page for good, before a new build comes: destroys even an init_once widget. */
export function leaveForGood() {
  return running.then(() => {
    destroyWidget({ keep: false });
    pageHolder()?.replaceChildren();
    tellLeft();
  });
}
