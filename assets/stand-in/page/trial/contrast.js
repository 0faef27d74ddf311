// How well the widget's texts can be told from their ground. Contract: `contrast()` gives `{least, weak: [{text, ratio}]}` for the
// theme that is shown: the least ratio of all texts, as WCAG 2 computes it, and those below what can be read. Only looks.
import { ownTexts } from "./own.js";

/** Below this ratio a text is hard to read for anybody; the CRM's own pale texts have 2.9. */
const READABLE = 2.5;

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** Red, green, blue from 0 to 255 and alpha from 0 to 1 of a colour in any notation of CSS. */
function rgba(colour) {
  const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3]), Number(plain[4] ?? 1)];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = ([r1, g1, b1, alpha], [r2, g2, b2]) => {
  const mix = (one, other) => one * alpha + other * (1 - alpha);
  return [mix(r1, r2), mix(g1, g2), mix(b1, b2), 1];
};

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The ground of `node`; `null` where a picture or a change of opacity hides it. */
function ground(node) {
  const layers = [];
  for (let at = node; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none" || Number(style.opacity) < 1 || style.mixBlendMode !== "normal") return null;
    const layer = rgba(style.backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  const paper = document.documentElement.dataset.colorScheme === "dark" ? [18, 18, 18, 1] : [255, 255, 255, 1];
  return layers.reduceRight((below, layer) => over(layer, below), paper);
}

function ratioOf(node) {
  const below = ground(node);
  if (!below) return null;
  const text = over(rgba(getComputedStyle(node).color), below);
  const [light, dark] = [luminance(text), luminance(below)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

/** The contrast of the texts that are shown. */
export function contrast() {
  const own = ownTexts().filter(({ node, isOwn, parent }) => node && isOwn && !parent.closest("[disabled], [aria-disabled=true]"));
  const measured = own.map(({ parent, text }) => ({ text, ratio: ratioOf(parent) })).filter(({ ratio }) => ratio !== null);
  const least = Math.min(...measured.map(({ ratio }) => ratio));
  return { least: measured.length > 0 ? least : null, weak: measured.filter(({ ratio }) => ratio < READABLE) };
}
