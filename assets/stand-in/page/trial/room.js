// Whether long texts have room. Contract: `overflow()` puts twice the longest text of all locales, then the pseudo-locale's, in place
// of each text of the language file, measures what sticks out of the widget's place, and puts everything back as it was. It gives
// `[{text, by, how: "as-is" | "long" | "pseudo"}]`, `by` in pixels.
import { targetName } from "../probe/preview.js";
import { pseudo } from "../pseudo.js";
import { world } from "../world.js";
import { isVisible, ownNodes, ownTexts } from "./own.js";
import { languageFiles } from "./texts.js";

/** The places that a widget draws into, the smallest that holds an element counts. */
const PLACES = ".card-widgets__widget, .work-area, .modal-body, .bot-block, #own_tab, .scene";
const TOLERANCE = 1.5;
const MOST = 2000;

/** Whether something between `node` and `place` cuts off or scrolls what sticks out. */
function isClipped(node, place) {
  for (let at = node; at && at !== place; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return true;
  return false;
}

function sticksOut(box, node, place) {
  const room = place.getBoundingClientRect();
  const by = Math.max(box.right - room.right, room.left - box.left);
  return by > TOLERANCE && !isClipped(node, place) ? Math.round(by) : 0;
}

const placeOf = (node) => node.closest(PLACES);

function boxOf(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
}

function wide() {
  const nodes = ownNodes().flatMap((node) => [node, ...node.querySelectorAll("*")]);
  const inside = nodes.slice(0, MOST).filter((node) => isVisible(node) && node.parentElement && placeOf(node.parentElement));
  const by = (node) => sticksOut(node.getBoundingClientRect(), node.parentElement, placeOf(node.parentElement));
  const found = inside.map((node) => ({ text: targetName(node), by: by(node), how: "as-is" })).filter((item) => item.by > 0);
  return found.slice(0, 1);
}

const texts = () => ownTexts().filter(({ node, parent }) => node && placeOf(parent));

function tooLong(how, change) {
  const changed = texts()
    .map((item) => ({ ...item, before: item.node.nodeValue, place: placeOf(item.parent), long: change(item.text) }))
    .filter(({ long }) => long !== null);
  for (const { node, long } of changed) node.nodeValue = long;
  const found = changed.map(({ node, parent, text, place }) => ({ text, by: sticksOut(boxOf(node), parent, place), how }));
  for (const { node, before } of changed) node.nodeValue = before;
  return found.filter((item) => item.by > 0);
}

/** What has no room. */
export async function overflow() {
  const already = wide();
  if (already.length > 0) return already;
  const files = await languageFiles();
  const here = files.get(world.state.locale) ?? new Map();
  const longest = new Map();
  for (const [key, text] of here) {
    const all = [...files.values()].map((other) => other.get(key) ?? "").filter((other) => !/<\w/.test(other));
    const long = [text, ...all].sort((one, other) => other.length - one.length)[0];
    if (long.length > (longest.get(text)?.length ?? 0)) longest.set(text, long);
  }
  const known = (make) => (text) => (longest.has(text) ? make(text) : null);
  return [
    ...tooLong(
      "long",
      known((text) => `${longest.get(text)} ${longest.get(text)}`),
    ),
    ...tooLong("pseudo", known(pseudo)),
  ];
}
