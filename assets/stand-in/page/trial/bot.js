// A bot with the widget's blocks, saved and opened again. Contract: `saveBot()` gives `{blocks, unknown: [{handler, exit}], failed}`: how
// many blocks there are, exits that the bot's code leaves by and that the block didn't declare, and blocks that can't be opened
// again. What is wrong with the code itself are rules among the events.
import { openBlock } from "../scenes/salesbot.js";
import { world } from "../world.js";
import { settle } from "./settle.js";

const read = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The exits that `value`, a part of a bot, leaves by. */
function exitsIn(value) {
  if (value === null || typeof value !== "object") return [];
  const exit = value.handler === "exits" ? value.params?.value : null;
  // What a server decides about, such as {{json.status}}, is known to nobody here.
  const own = typeof exit === "string" && !exit.includes("{{") ? [exit] : [];
  return [...own, ...Object.values(value).flatMap(exitsIn)];
}

/** Saves the bot, and opens its blocks again. */
export async function saveBot() {
  const button = document.querySelector(".js-bot-save");
  const blocks = [...document.querySelectorAll(".js-bot-block")];
  if (!button || blocks.length === 0) return null;
  for (const input of blocks.flatMap((node) => [...node.querySelectorAll("[name=value_manual][type=text]")]))
    if (!input.value) world.libraries.$(input).val("sample").trigger("change");
  button.click();
  await settle();
  const unknown = [];
  for (const node of blocks) {
    const { handler } = node.dataset;
    const declared = [...node.querySelectorAll(".bot-exit[data-code]")].map((exit) => exit.dataset.code);
    const left = [...new Set(exitsIn(read(world.bots[handler])))];
    unknown.push(...left.filter((exit) => !declared.includes(exit)).map((exit) => ({ handler, exit })));
  }
  for (const node of blocks) await openBlock(node);
  await settle();
  return { blocks: blocks.length, unknown };
}
