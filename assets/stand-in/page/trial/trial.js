// The steps of a trial of all scenes, called by the studio in the browser without a window (src/trial/visit.rs). Contract: each step
// resolves with plain JSON and doesn't throw for anything that a widget does; it ends with the event `mark`, so that the studio
// knows which events belong to it. Never loaded otherwise.
import { send } from "../bridge.js";
import { pause } from "../native.js";
import { awaitsTimers } from "../probe/traces.js";
import { world } from "../world.js";
import { saveBot } from "./bot.js";
import { contrast } from "./contrast.js";
import { again, initTwice, lateAnswer, leave } from "./life.js";
import { ownNodes, whereDrawn } from "./own.js";
import { overflow } from "./room.js";
import { requiredEmpty, roundTrip } from "./settings.js";
import { settle } from "./settle.js";
import { wrongTexts } from "./texts.js";

/** In a list: chooses the first record and the widget's action, as a person does. */
function chooseAction() {
  document.querySelector(".js-list-checkbox")?.click();
  document.querySelector(".js-widget-action")?.click();
}

/** Shows a theme at once: colours that change slowly would be measured half-way. */
function show(theme) {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  document.documentElement.dataset.colorScheme = theme;
  document.documentElement.style.colorScheme = theme;
  document.body.getBoundingClientRect();
}

/** How long a widget that has drawn nothing may take to, in milliseconds, if it has timers running. */
const PATIENCE = 2500;
const LOOK = 50;

const STEPS = {
  /** The page at rest, after what a person does there first. */
  async open() {
    await settle();
    // What a timer draws a moment later belongs to the start.
    for (let waited = 0; waited < PATIENCE && ownNodes().length === 0 && awaitsTimers(PATIENCE); waited += LOOK) await pause(LOOK);
    await settle();
    if (world.list) {
      chooseAction();
      await settle();
    }
    return {};
  },
  /** What is drawn, in the theme that is to be shown. */
  async look(theme) {
    show(theme);
    return { ...whereDrawn(world.widget.code), texts: await wrongTexts(), overflow: await overflow(), contrast: contrast() };
  },
  /** The contrast in another theme only. */
  async contrastIn(theme) {
    const before = document.documentElement.dataset.colorScheme;
    show(theme);
    const found = contrast();
    show(before);
    return found;
  },
  /** What a person does in windows with settings and in the designer of bots. */
  async use() {
    return { settings: await roundTrip(), required: await requiredEmpty(), bot: world.scene.id === "salesbot" ? await saveBot() : null };
  },
  leave,
  again,
  initTwice,
  lateAnswer,
};

/** Takes the step `name` with `value`. */
export async function step(name, value) {
  const found = await STEPS[name](value);
  send("mark", { name });
  return found;
}
