// The way to the bar, which holds this page in a frame of another origin. The bar sends one message with a port; from then
// on everything goes through the port. `hello` is what the bar says first: bar/frame.js.
import { listen } from "./native.js";

let port = null;
let asked = 0;
const waiting = new Map();
const handlers = new Map();
const early = [];

/** Resolves with the bar's `hello`. */
export const hello = new Promise((resolve) => {
  const stop = listen(window, "message", (message) => {
    if (message.source !== window.parent || message.data?.kind !== "stand-in-hello" || !message.ports[0]) return;
    message.stopImmediatePropagation();
    stop();
    port = message.ports[0];
    port.onmessage = ({ data }) => receive(data);
    for (const event of early.splice(0)) port.postMessage({ event });
    resolve(message.data);
  });
});

function receive(data) {
  if (data.reply !== undefined) {
    const settle = waiting.get(data.reply);
    waiting.delete(data.reply);
    settle?.(data.value);
    return;
  }
  handlers.get(data.kind)?.(data);
}

/** Sends an event up; a number and the time are added by the bar. */
export function send(kind, fields = {}) {
  const event = { kind, at: performance.timeOrigin + performance.now(), ...fields };
  if (port) port.postMessage({ event });
  else early.push(event);
  return event;
}

/** Asks the bar for something and resolves with its answer. */
export function ask(kind, fields = {}) {
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    port.postMessage({ ask: id, kind, ...fields });
  });
}

/** Calls `handler` for each message of `kind` from the bar. */
export const onMessage = (kind, handler) => handlers.set(kind, handler);
