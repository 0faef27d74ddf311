// Puts the page's own ways to send requests in place of the browser's: XMLHttpRequest, fetch, sendBeacon, WebSocket.
import { send } from "../bridge.js";
import { fetchFile, listen, NativeSocket } from "../native.js";
import { here } from "../probe/where.js";
import { StandInRequest } from "./request.js";
import { isFile, route, senderOf, tellFailedFile, tellRequest } from "./route.js";

const EMPTY = new Set([101, 204, 205, 304]);

async function fetchRouted(input, init) {
  const address = typeof input === "string" || input instanceof URL ? input : input.url;
  const url = new URL(address, document.baseURI);
  if (isFile(url)) {
    const where = here();
    const found = await fetchFile(input, init);
    tellFailedFile(url, found.status, where);
    return found;
  }
  const sender = senderOf("fetch");
  const request = new Request(input instanceof Request ? input : url, init);
  const headers = Object.fromEntries(request.headers);
  const bytes = request.method === "GET" || request.method === "HEAD" ? null : await request.arrayBuffer();
  const text = bytes && !/multipart|octet-stream/.test(headers["content-type"] ?? "") ? new TextDecoder().decode(bytes) : null;
  const aborted = new Promise((_, reject) => {
    const stop = () => reject(request.signal.reason);
    if (request.signal.aborted) stop();
    else listen(request.signal, "abort", stop);
  });
  const answer = await Promise.race([
    route({ method: request.method, url, headers, ...(text === null ? { bytes } : { text }) }, sender),
    aborted,
  ]);
  if (answer.error) throw new TypeError("Failed to fetch");
  const body = EMPTY.has(answer.status) ? null : (answer.body ?? answer.text);
  const response = new Response(body, {
    status: answer.status,
    headers: { ...(answer.type ? { "content-type": answer.type } : {}), ...answer.headers },
  });
  Object.defineProperty(response, "url", { value: url.href });
  return response;
}

function watchSockets() {
  window.WebSocket = class WebSocket extends NativeSocket {
    constructor(address, protocols) {
      tellRequest("GET", address, "websocket", "browser");
      super(address, protocols);
    }
  };
}

/** What the page's rules refused to load from other hosts: scripts, styles, pictures, frames, sockets. */
function watchRefusals() {
  listen(document, "securitypolicyviolation", (event) => {
    if (event.disposition !== "enforce" || !/^(https?|wss?):/.test(event.blockedURI)) return;
    send("refused", { url: event.blockedURI, what: event.effectiveDirective, host: new URL(event.blockedURI).host, where: here() });
  });
}

/** Called once, before any library is loaded. */
export function installNet() {
  window.XMLHttpRequest = StandInRequest;
  window.fetch = fetchRouted;
  navigator.sendBeacon = (address, body) => {
    fetchRouted(address, { method: "POST", body }).catch(() => {});
    return true;
  };
  watchSockets();
  watchRefusals();
}
