// The widget's life in a trial: it ends, begins once more, begins twice, and gets answers after its end. Contract: each function does
// one step, as the CRM would, and gives what the step showed; what else happens in it are events.
import { forgetGap } from "../base-requests.js";
import { callbackOf, tell } from "../calls.js";
import { destroyWidget, startWidget } from "../lifecycle.js";
import { pause } from "../native.js";
import { drawScene, goTo, leaveScene } from "../navigate.js";
import { holdAnswers } from "../net/route.js";
import { leftGlobals } from "../probe/nodes.js";
import { targetName } from "../probe/preview.js";
import { countTraces } from "../probe/traces.js";
import { world } from "../world.js";
import { ownNodes } from "./own.js";
import { settle } from "./settle.js";

/** Leaves the scene. Gives the global names that stay; of a widget with init_once, which the CRM never ends, nothing. */
export async function leave() {
  leaveScene();
  await pause(0);
  return { kept: Boolean(world.app.widgets.list[world.widget.code]), globals: leftGlobals() };
}

/** Enters the same scene once more. Gives whether the widget runs. */
export async function again() {
  await goTo(world.scene.id);
  await settle();
  return { started: world.instance !== null && !world.instance?.isFake };
}

const nameOf = (node) => (node.id ? `#${node.id}` : `${targetName(node)} ${node.textContent.trim().slice(0, 40)}`.trim());

/** What is there, by its name, with how often. */
function count() {
  const counts = countTraces();
  const nodes = ownNodes().flatMap((node) => [node, ...(node.id ? [] : node.querySelectorAll("[id]"))]);
  for (const node of nodes) counts.set(nameOf(node), (counts.get(nameOf(node)) ?? 0) + 1);
  return counts;
}

/** Calls `init` a second time. Gives the names of what is there twice now. */
export async function initTwice() {
  const found = callbackOf("init");
  if (!found) return { doubled: [] };
  const before = count();
  try {
    const { value } = tell("init", [], () => found.run.apply(found.holder));
    await Promise.race([Promise.resolve(value).catch(() => {}), pause(500)]);
  } catch {
    // It is told as an event.
  }
  await settle({ longest: 3000 });
  const more = [...count()].filter(([name, times]) => before.has(name) && times > before.get(name));
  return { doubled: more.map(([name]) => name) };
}

/** Starts the widget with all answers kept back, ends it, and lets the answers come. Gives what was drawn then. */
export async function lateAnswer() {
  const { scene } = world;
  leaveScene();
  if (world.app.widgets.list[world.widget.code]) destroyWidget({ keep: false });
  await drawScene(scene);
  forgetGap();
  const release = holdAnswers();
  await Promise.race([startWidget(), pause(3000)]);
  await settle({ requests: false, longest: 1000 });
  leaveScene();
  if (world.app.widgets.list[world.widget.code]) destroyWidget({ keep: false });
  await drawScene(scene);
  const before = new Set(ownNodes());
  const asked = release();
  if (asked > 0) await settle({ longest: 4000 });
  const drawn = ownNodes().filter((node) => !before.has(node));
  return { asked, drawn: drawn.map(targetName) };
}
