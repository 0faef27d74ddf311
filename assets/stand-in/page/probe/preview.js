// Values as JSON that a person can read: bounded in depth, width and length, without calling anything of the widget.
const DEPTH = 4;
const WIDTH = 40;
const LENGTH = 2000;

const short = (text) => (text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text);

function nodeName(node) {
  const classes = typeof node.className === "string" ? node.className.trim().split(/\s+/).filter(Boolean) : [];
  return `<${node.nodeName.toLowerCase()}${node.id ? `#${node.id}` : ""}${classes.map((name) => `.${name}`).join("")}>`;
}

/** A short name of an element, a document or a window. */
export function targetName(target) {
  if (target === window) return "window";
  if (target === document) return "document";
  return target?.nodeType ? nodeName(target) : Object.prototype.toString.call(target);
}

function special(value) {
  if (value === undefined) return { "…": "undefined" };
  if (typeof value === "function") return { "…": `function ${value.name}`.trim() };
  if (typeof value === "symbol" || typeof value === "bigint") return { "…": String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) return { "…": String(value) };
  return null;
}

function object(value, depth, seen) {
  if (seen.has(value)) return { "…": "again" };
  if (value.nodeType || value === window) return { "…": targetName(value) };
  if (value.jquery) return { "…": `jQuery(${value.length}) ${value.length ? targetName(value[0]) : ""}`.trim() };
  if (typeof value.then === "function") return { "…": "promise" };
  if (value instanceof Error) return { "…": `${value.name}: ${value.message}` };
  if (value instanceof Date) return { "…": String(value) };
  if (depth === 0) return { "…": Array.isArray(value) ? `array of ${value.length}` : "object" };
  seen.add(value);
  const inside = (item) => convert(item, depth - 1, seen);
  let result;
  if (Array.isArray(value)) {
    result = value.slice(0, WIDTH).map(inside);
    if (value.length > WIDTH) result.push({ "…": `${value.length - WIDTH} more` });
  } else {
    const keys = Object.keys(value);
    result = Object.fromEntries(keys.slice(0, WIDTH).map((key) => [key, inside(value[key])]));
    if (keys.length > WIDTH) result["…"] = `${keys.length - WIDTH} more`;
  }
  seen.delete(value);
  return result;
}

function convert(value, depth, seen) {
  if (typeof value === "string") return short(value);
  if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
  return special(value) ?? object(value, depth, seen);
}

/**
 * `value` as plain JSON. What JSON has no form for is an object with the one key "…" and a description:
 * `{"…": "undefined"}`, `{"…": "function render"}`, `{"…": "jQuery(1) <div.modal-body>"}`.
 */
export function preview(value) {
  try {
    return convert(value, DEPTH, new Set());
  } catch (error) {
    return { "…": `unreadable: ${error?.message}` };
  }
}
