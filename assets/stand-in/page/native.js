// The browser's own functions, kept before the probes wrap them. The stand-in's code uses these, so that what goes through
// the wrapped ones belongs to the widget or to a library that works for it.
const bound = (name) => window[name].bind(window);

export const setTimer = bound("setTimeout");
export const clearTimer = bound("clearTimeout");
export const fetchFile = bound("fetch");
export const NativeRequest = window.XMLHttpRequest;
export const NativeObserver = window.MutationObserver;
export const NativeSocket = window.WebSocket;
export const addListener = EventTarget.prototype.addEventListener;
export const removeListener = EventTarget.prototype.removeEventListener;
export const print = Object.fromEntries(
  ["log", "info", "debug", "warn", "error", "trace"].map((level) => [level, console[level].bind(console)]),
);
export const now = performance.now.bind(performance);

/** Listens like `target.addEventListener`, unseen by the probe. Returns a function that stops it. */
export function listen(target, type, handler, options) {
  addListener.call(target, type, handler, options);
  return () => removeListener.call(target, type, handler, options);
}

/** A promise that resolves after `ms` milliseconds. */
export const pause = (ms) => new Promise((resolve) => setTimer(resolve, ms));
