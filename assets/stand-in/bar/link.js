// The bar's line to the studio: events up, numbered, kept until they are acknowledged; news down by server-sent events.
// The paths are relative to the page's address, which carries the token; src/stand_in answers them.

const KEY = "standin-outbox";
/** Events that are kept over a reload, and events that may wait at all. */
const MOST_KEPT = 400;
const MOST_WAITING = 5000;
/** Characters of one event. */
const LONGEST = 48_000;
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
    sessionStorage.setItem(
      KEY,
      JSON.stringify({ ...outbox, waiting: outbox.waiting.slice(0, MOST_KEPT), next: outbox.waiting[MOST_KEPT]?.n ?? outbox.next }),
    );
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

const sizeOf = (value) => JSON.stringify(value)?.length ?? 0;

/** `event` with its longest fields left out until it is short enough to be sent. */
function cut(event) {
  const short = { ...event };
  while (sizeOf(short) > LONGEST) {
    const [name] = Object.entries(short).sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))[0];
    short[name] = { "…": "cut" };
  }
  return short;
}

/** Numbers `event`, keeps it, and sends it. Returns the numbered event, or `null` if too many wait for the studio. */
export function report(event) {
  if (outbox.waiting.length >= MOST_WAITING) return null;
  const numbered = { at: Date.now(), ...cut(event), n: outbox.next };
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

/** Listens to the studio: `handlers` by kind; `online(bool)` tells whether it is there. Returns what ends it. */
export function listenToStudio(handlers, online) {
  const source = new EventSource(at("events"));
  source.onopen = () => online(true);
  source.onerror = () => online(false);
  for (const [kind, handler] of Object.entries(handlers)) source.addEventListener(kind, (event) => handler(JSON.parse(event.data || "{}")));
  return () => source.close();
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

/** Asks the studio for what the person clicked: `{what: "add-area", location}` or `{what: "open", file, line}`. */
export const wish = (asked) => post("wish", asked);
