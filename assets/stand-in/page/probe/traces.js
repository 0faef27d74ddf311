// What the widget keeps on the page: listeners, intervals, timeouts, observers. Each is recorded with its place in the widget
// while it lives, so that what is left after destroy, or there twice after a second start, can be named.
import { addListener, clearTimer, NativeObserver, removeListener } from "../native.js";
import { isPassing } from "./nodes.js";
import { targetName } from "./preview.js";
import { here } from "./where.js";

const live = new Set();
let generation = 0;
let insideQuery = 0;
let hidden = 0;

/** A new start of the widget: what is added from now on belongs to it. */
export const nextGeneration = () => {
  generation += 1;
};

/** Runs work of the stand-in that the widget's code asked for: what it adds isn't the widget's. */
export function unseen(work) {
  hidden += 1;
  try {
    return work();
  } finally {
    hidden -= 1;
  }
}

function keep(what, text, extra = {}) {
  const where = hidden > 0 ? null : here();
  if (!where) return null;
  const trace = { what, text, where, generation, ...extra };
  live.add(trace);
  return trace;
}

function watchListeners() {
  const known = new WeakMap();
  const capture = (options) => (typeof options === "object" ? Boolean(options?.capture) : Boolean(options));
  EventTarget.prototype.addEventListener = function (type, handler, options) {
    if (handler && !insideQuery && !options?.once && !(this instanceof window.XMLHttpRequest)) {
      const trace = keep("listener", `${targetName(this ?? window)} ${type}`, { target: this ?? window });
      if (trace) {
        const list = known.get(handler) ?? [];
        list.push({ target: this ?? window, type, capture: capture(options), trace });
        known.set(handler, list);
        options?.signal?.addEventListener("abort", () => live.delete(trace));
      }
    }
    return addListener.call(this ?? window, type, handler, options);
  };
  EventTarget.prototype.removeEventListener = function (type, handler, options) {
    const list = handler ? (known.get(handler) ?? []) : [];
    for (const entry of list) {
      if (entry.target === (this ?? window) && entry.type === type && entry.capture === capture(options)) live.delete(entry.trace);
    }
    return removeListener.call(this ?? window, type, handler, options);
  };
}

function watchTimers() {
  for (const [start, stop, what] of [
    ["setInterval", "clearInterval", "interval"],
    ["setTimeout", "clearTimeout", "timeout"],
  ]) {
    const nativeStart = window[start].bind(window);
    const nativeStop = window[stop].bind(window);
    const known = new Map();
    window[start] = (handler, ms, ...args) => {
      const trace = keep(what, `${start} ${Math.round(ms ?? 0)} ms`);
      if (!trace || typeof handler !== "function") return nativeStart(handler, ms, ...args);
      const run = (...given) => {
        if (what === "timeout") {
          known.delete(id);
          live.delete(trace);
        }
        return handler.apply(window, given);
      };
      const id = nativeStart(run, ms, ...args);
      known.set(id, trace);
      return id;
    };
    window[stop] = (id) => {
      live.delete(known.get(id));
      known.delete(id);
      // The numbers of timeouts and intervals come from one row: each function may end both.
      clearTimer(id);
      return nativeStop(id);
    };
  }
}

function watchObservers() {
  window.MutationObserver = class MutationObserver extends NativeObserver {
    observe(target, options) {
      this.trace ??= keep("observer", `MutationObserver on ${targetName(target)}`, { target });
      return super.observe(target, options);
    }
    disconnect() {
      live.delete(this.trace);
      this.trace = undefined;
      return super.disconnect();
    }
  };
}

/** Wraps the browser's functions. Called once, before any library is loaded. */
export function watchTraces() {
  watchListeners();
  watchTimers();
  watchObservers();
}

/** Wraps jQuery's store of handlers, where the widget's delegated handlers are. */
export function watchQuery($) {
  const { add, remove } = $.event;
  const known = [];
  $.event.add = function (target, types, handler, data, selector) {
    insideQuery += 1;
    try {
      add.call(this, target, types, handler, data, selector);
    } finally {
      insideQuery -= 1;
    }
    const trace = keep("listener", `${targetName(target)} ${types}${selector ? ` "${selector}"` : ""}`, { target });
    if (trace) known.push({ target, guid: (handler.handler ?? handler).guid, types: String(types).split(/\s+/), trace });
  };
  $.event.remove = function (...args) {
    remove.apply(this, args);
    for (let at = known.length - 1; at >= 0; at -= 1) {
      const { target, guid, types, trace } = known[at];
      if (target !== args[0]) continue;
      const events = $._data(target, "events") ?? {};
      const still = types.some((type) =>
        (events[$.event.special[type.split(".")[0]]?.delegateType ?? type.split(".")[0]] ?? events[type.split(".")[0]] ?? []).some(
          (entry) => entry.guid === guid,
        ),
      );
      if (still) continue;
      live.delete(trace);
      known.splice(at, 1);
    }
  };
  $.event.add.guid = add.guid;
}

const outlives = ({ target }) =>
  !target || target === window || target === document || !target.nodeType || (target.isConnected && !isPassing(target));
const shown = ({ what, text, where }) => ({ what, text, where });

/** What the widget added and has not taken away, of those that outlive their own nodes. Timeouts of under a second count as work that ends. */
export const leftTraces = () =>
  [...live].filter((trace) => outlives(trace) && !(trace.what === "timeout" && Number(/\d+/.exec(trace.text)[0]) < 1000)).map(shown);

/** What an earlier start left and the present one added once more: same thing, same place in the widget. */
export function doubledTraces() {
  const key = (trace) => `${trace.what}|${trace.text}|${trace.where.file}:${trace.where.line}:${trace.where.column}`;
  const old = new Set([...live].filter((trace) => trace.generation < generation && outlives(trace)).map(key));
  const again = [...live].filter((trace) => trace.generation === generation && old.has(key(trace)));
  return [...new Map(again.map((trace) => [key(trace), shown(trace)])).values()];
}

/** How many of each thing there are: by what it is and where the widget made it. Timeouts come and go. */
export function countTraces() {
  const counts = new Map();
  for (const trace of live) {
    if (trace.what === "timeout" || !outlives(trace)) continue;
    const name = `${trace.text} (${trace.where.file}:${trace.where.line})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Whether a timeout of at most `ms` milliseconds is running, or an interval. */
export const awaitsTimers = (ms) =>
  [...live].some(({ what, text }) => ["timeout", "interval"].includes(what) && Number(/\d+/.exec(text)[0]) <= ms);

/** Forgets what is left, so that it is told once. */
export const forgetTraces = (upTo = generation) => {
  for (const trace of live) if (trace.generation < upTo) live.delete(trace);
};
