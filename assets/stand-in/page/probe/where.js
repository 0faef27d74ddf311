// Tells the widget's code from the stand-in's and the libraries' by the addresses in a stack, and names its files.
Error.stackTraceLimit = 40;

let ours = null;
let base = "";

/** Sets what belongs to the stand-in (addresses that begin with one of `prefixes`) and the address of the widget's folder. */
export function setPlaces(prefixes, widgetBase) {
  ours = prefixes;
  base = `${widgetBase}/`;
}

const FRAME = /(?:\(|@|at )?((?:https?|blob):[^\s()]+?):(\d+):(\d+)\)?$/;

function place(line) {
  const found = FRAME.exec(line.trim());
  if (!found || !ours || ours.some((prefix) => found[1].startsWith(prefix))) return null;
  return { file: fileOf(found[1]), line: Number(found[2]), column: Number(found[3]) };
}

/** The path inside the widget of `address`, without its query; the address itself for other scripts. */
export function fileOf(address) {
  const plain = String(address).split(/[?#]/)[0];
  if (plain.startsWith(base)) return plain.slice(base.length);
  const shape = /\/upl\/[^/]+\/(?:[^/]+\/)?widget\/(.+)$/.exec(plain) ?? /\/widgets\/[^/]+\/(?!loader)(.+)$/.exec(plain);
  return shape ? decodeURIComponent(shape[1]) : plain;
}

/** The widget's frames of `stack`, innermost first. */
export const widgetFrames = (stack) =>
  String(stack ?? "")
    .split("\n")
    .map(place)
    .filter(Boolean);

/** Where in the widget the running code was called from; `null` if no code of the widget is in the stack. */
export const here = () => widgetFrames(new Error().stack)[0] ?? null;

/** An error as data: name, message, the widget's place, and its frames. Anything may be thrown. */
export function describeError(thrown) {
  if (thrown instanceof Error || (thrown && typeof thrown.stack === "string")) {
    const stack = widgetFrames(thrown.stack).slice(0, 12);
    return { name: thrown.name ?? "Error", message: String(thrown.message ?? thrown), where: stack[0] ?? null, stack };
  }
  return { name: "thrown value", message: String(thrown), where: null, stack: [] };
}
