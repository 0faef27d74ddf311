// Markup as text: a tagged template that escapes its values, and nodes from it.
import { markDrawn } from "./probe/nodes.js";

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** `text` with the characters that mean something in HTML replaced. */
export const escaped = (text) => String(text ?? "").replace(/[&<>"']/g, (char) => ESCAPES[char]);

class Markup {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

/** Markup that is known to be safe. */
export const raw = (text) => new Markup(String(text ?? ""));

const piece = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(piece).join("");
  return value === false || value === null || value === undefined ? "" : escaped(value);
};

/** Markup from a template; values are escaped unless they are markup, arrays are joined, `false` and `null` are left out. */
export const html = (parts, ...values) => new Markup(parts.reduce((text, part, at) => text + piece(values[at - 1]) + part));

/** The one element of `markup`, marked as drawn by the CRM. */
export function element(markup) {
  const holder = document.createElement("template");
  holder.innerHTML = String(markup).trim();
  return markDrawn(holder.content.firstElementChild);
}
