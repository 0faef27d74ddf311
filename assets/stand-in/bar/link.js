// The bar's line to the studio: events up, numbered, kept until they are acknowledged; news down by server-sent events.
// The paths are relative to the page's address, which carries the token. Contract: PROTOCOL.md.

const KEY = "standin-outbox";
const MOST = 400;
const here = new URL("./", location.href);
const at = (path) => new URL(path, here).href;

const saved = (() => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
})();
const outbox = { page: saved?.page ?? crypto.randomUUID(), next: saved?.next ?? 1, waiting: saved?.waiting ?? [] };
let sending = false;
let delay = 0;

function keep() {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...outbox, waiting: outbox.waiting.slice(-MOST) }));
  } catch {
    // Without room the events stay in memory only.
  }
}

async function post(path, body) {
  const response = await fetch(at(path), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

async function flush() {
  if (sending || outbox.waiting.length === 0) return;
  sending = true;
  const events = outbox.waiting.slice(0, 100);
  try {
    const { got } = await post("report", { page: outbox.page, events });
    outbox.waiting = outbox.waiting.filter((event) => event.n > got);
    delay = 0;
  } catch {
    delay = Math.min(5000, (delay || 250) * 2);
  }
  sending = false;
  keep();
  if (outbox.waiting.length > 0) setTimeout(flush, delay);
}

/** Numbers `event`, keeps it, and sends it. Returns the numbered event. */
export function report(event) {
  const numbered = { n: outbox.next, at: Date.now(), ...event };
  outbox.next += 1;
  outbox.waiting.push(numbered);
  setTimeout(flush, 30);
  return numbered;
}

addEventListener("pagehide", () => {
  keep();
  if (outbox.waiting.length > 0)
    navigator.sendBeacon(at("report"), JSON.stringify({ page: outbox.page, events: outbox.waiting.slice(0, 100) }));
});

/** The session: what the page needs to know. */
export async function getSession() {
  const response = await fetch(at("session"), { cache: "no-store" });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

/** A text of the stand-in by its path under `stand-in/`. */
export const getAsset = async (path) => (await fetch(at(`stand-in/${path}`))).json();

/** Listens to the studio: `handlers` by kind; `online(bool)` tells whether it is there. */
export function listenToStudio(handlers, online) {
  const source = new EventSource(at("events"));
  source.onopen = () => online(true);
  source.onerror = () => online(false);
  for (const [kind, handler] of Object.entries(handlers)) source.addEventListener(kind, (event) => handler(JSON.parse(event.data || "{}")));
}

const toBase64 = (bytes) => {
  let text = "";
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text);
};
const fromBase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;

/** Has the studio answer a request to another host: block, fixture or the host itself. Never throws. */
export async function fetchByStudio(request) {
  try {
    const reply = await post("fetch", {
      ...request,
      bytes: undefined,
      text: request.text,
      base64: request.bytes ? toBase64(request.bytes) : null,
    });
    return { ...reply, body: reply.base64 === undefined || reply.base64 === null ? null : fromBase64(reply.base64), base64: undefined };
  } catch (error) {
    return { by: "nobody", status: 0, error: error.message };
  }
}

/** Says what is to be done with requests to `host`: `{way: "block" | "fixture" | "pass", fixture?}`. */
export const decide = (host, choice) => post("decide", { host, ...choice });
