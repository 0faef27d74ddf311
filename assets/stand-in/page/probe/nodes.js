// Nodes, styles and global names that a widget leaves. The stand-in marks its own nodes; whatever else stands in the page
// outside of the scene after destroy came from the widget.
import { targetName } from "./preview.js";
import { fileOf } from "./where.js";

const own = new WeakSet();
const passing = new WeakSet();
const drawn = new WeakSet();
const come = new Set();
let names = new Set();

/** Marks `node` and all that is in it as the stand-in's. */
export function markOwn(node) {
  own.add(node);
  for (const inner of node.querySelectorAll?.("*") ?? []) own.add(inner);
  return node;
}

/** Marks `node` and all that is in it as drawn by the CRM in a scene: it goes with the scene, and the widget has no part in it. */
export function markDrawn(node) {
  drawn.add(node);
  for (const inner of node.querySelectorAll?.("*") ?? []) drawn.add(inner);
  return node;
}

/** Whether the stand-in made `node`, in the page or in a scene. */
export const isOfCrm = (node) => own.has(node) || drawn.has(node);

/** Marks `node` as one that the CRM itself takes away when the page changes: a dialog. */
export const markPassing = (node) => passing.add(node);

/** Whether `node` is in such a one. */
export function isPassing(node) {
  for (let at = node; at; at = at.parentNode) if (passing.has(at)) return true;
  return false;
}

/** Takes the page as it is as the stand-in's: before the widget is loaded. */
export function markPage() {
  markOwn(document.documentElement);
  names = new Set(Object.getOwnPropertyNames(window));
}

const isStyle = (node) => node.nodeName === "STYLE" || (node.nodeName === "LINK" && /stylesheet/i.test(node.rel));
const isLoader = (node) => node.nodeName === "SCRIPT" && node.dataset.requiremodule;

/** `[{what: "node" | "style", text}]` of what stands in the page and is not the stand-in's. */
export function leftNodes() {
  const found = [];
  const visit = (parent) => {
    for (const child of parent.children) {
      if (passing.has(child)) continue;
      if (own.has(child)) visit(child);
      else if (!isLoader(child))
        found.push({
          what: isStyle(child) ? "style" : "node",
          text: isStyle(child) && child.href ? fileOf(child.href) : targetName(child),
          where: null,
        });
    }
  };
  visit(document.documentElement);
  return found;
}

const several = (counts, what, name) =>
  [...counts].filter(([, count]) => count > 1).map(([key, count]) => ({ what, text: `${name(key)} ×${count}`, where: null }));

const countBy = (nodes, key) => {
  const counts = new Map();
  for (const node of nodes) if (!own.has(node) && key(node)) counts.set(key(node), (counts.get(key(node)) ?? 0) + 1);
  return counts;
};

/** `[{what: "node" | "style", text}]` of ids that several elements have, and of stylesheets that are there several times. */
export const doubledNodes = () => [
  ...several(
    countBy(document.querySelectorAll("[id]"), (node) => node.id),
    "node",
    (id) => `#${id}`,
  ),
  ...several(
    countBy(document.querySelectorAll("link[rel~=stylesheet]"), (node) => fileOf(node.href)),
    "style",
    (href) => href,
  ),
];

/** The global names that have come since `markPage` or the last call. */
export function newGlobals() {
  const found = Object.getOwnPropertyNames(window).filter((name) => !names.has(name) && !/^(\d+|jQuery\d+)$/.test(name));
  for (const name of found) {
    names.add(name);
    come.add(name);
  }
  return found;
}

/** The global names that have come since `markPage` and are still there. */
export function leftGlobals() {
  newGlobals();
  return [...come].filter((name) => Object.hasOwn(window, name));
}
