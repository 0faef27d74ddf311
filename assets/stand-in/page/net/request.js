// XMLHttpRequest of the page: files go the browser's own way, all else by `route`. It stays a real XMLHttpRequest, so that
// libraries that look at its kind, its handlers and its events find what they know.
import { clearTimer, listen, NativeRequest, setTimer } from "../native.js";
import { here } from "../probe/where.js";
import { isFile, route, routeNow, senderOf, tellFailedFile } from "./route.js";

const stateOf = new WeakMap();
const state = (request) => stateOf.get(request);

async function bodyOf(body, headers) {
  if (body === null || body === undefined) return {};
  if (typeof body === "string") return { text: body };
  if (body instanceof URLSearchParams) {
    headers["content-type"] ??= "application/x-www-form-urlencoded;charset=UTF-8";
    return { text: String(body) };
  }
  if (body instanceof Document) return { text: new XMLSerializer().serializeToString(body) };
  const wrapped = new Response(body);
  if (!headers["content-type"] && wrapped.headers.get("content-type")) headers["content-type"] = wrapped.headers.get("content-type");
  return { bytes: await wrapped.arrayBuffer() };
}

export class StandInRequest extends NativeRequest {
  open(method, address, async = true, ...rest) {
    const url = new URL(address, document.baseURI);
    if (isFile(url)) {
      stateOf.delete(this);
      const where = here();
      listen(this, "load", () => !state(this) && tellFailedFile(url, super.status, where), { once: true });
      return super.open(method, url.href, async, ...rest);
    }
    // Opened on a harmless address, so that the browser takes responseType and timeout.
    super.open("GET", "data:,", async || false);
    stateOf.set(this, { method: String(method).toUpperCase(), url, async, headers: {}, ready: 1, answer: null, sent: 0 });
    this.dispatchEvent(new Event("readystatechange"));
  }

  setRequestHeader(name, value) {
    const own = state(this);
    if (!own) return super.setRequestHeader(name, value);
    const key = String(name).toLowerCase();
    own.headers[key] = own.headers[key] ? `${own.headers[key]}, ${value}` : String(value);
  }

  overrideMimeType(type) {
    const own = state(this);
    if (!own) return super.overrideMimeType(type);
    own.mime = type;
  }

  send(body = null) {
    const own = state(this);
    if (!own) return super.send(body);
    const { method, url, headers } = own;
    own.sent += 1;
    const round = own.sent;
    if (!own.async) {
      const answer = routeNow({ method, url, headers, text: typeof body === "string" ? body : body === null ? "" : String(body) });
      if (answer.error)
        throw new DOMException(`Failed to execute 'send' on 'XMLHttpRequest': Failed to load '${url.href}'.`, "NetworkError");
      finishWith(this, answer);
      return undefined;
    }
    if (this.timeout > 0) own.timer = setTimer(() => fail(this, "timeout"), this.timeout);
    const sender = senderOf("xhr");
    const taken = bodyOf(method === "GET" || method === "HEAD" ? null : body, headers);
    taken
      .then((given) => route({ method, url, headers, ...given }, sender))
      .then((answer) => {
        if (state(this) !== own || own.sent !== round || own.ready === 4) return;
        if (answer.error) fail(this, "error");
        else finishWith(this, answer);
      });
    return undefined;
  }

  abort() {
    const own = state(this);
    if (!own) return super.abort();
    if (own.sent && own.ready !== 4) fail(this, "abort");
    own.ready = 0;
  }

  getAllResponseHeaders() {
    const own = state(this);
    if (!own) return super.getAllResponseHeaders();
    return Object.entries(own.answer?.headers ?? {})
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join("");
  }

  getResponseHeader(name) {
    const own = state(this);
    return own ? (own.answer?.headers?.[String(name).toLowerCase()] ?? null) : super.getResponseHeader(name);
  }

  get readyState() {
    return state(this)?.ready ?? super.readyState;
  }
  get status() {
    return state(this) ? (state(this).answer?.status ?? 0) : super.status;
  }
  get statusText() {
    return state(this) ? "" : super.statusText;
  }
  get responseURL() {
    return state(this) ? (state(this).answer ? state(this).url.href : "") : super.responseURL;
  }
  get responseText() {
    return state(this) ? textOf(state(this).answer) : super.responseText;
  }
  get responseXML() {
    const own = state(this);
    if (!own) return super.responseXML;
    return /xml/.test(own.answer?.type ?? "") ? new DOMParser().parseFromString(textOf(own.answer), "application/xml") : null;
  }
  get response() {
    const own = state(this);
    if (!own) return super.response;
    if (!own.answer) return this.responseType === "" || this.responseType === "text" ? "" : null;
    if (this.responseType === "json") return tryJson(textOf(own.answer));
    if (this.responseType === "arraybuffer") return bytesOf(own.answer);
    if (this.responseType === "blob") return new Blob([bytesOf(own.answer)], { type: own.answer.type });
    return textOf(own.answer);
  }
}

const textOf = (answer) => (answer ? (answer.body ? new TextDecoder().decode(answer.body) : (answer.text ?? "")) : "");
const bytesOf = (answer) => answer.body ?? new TextEncoder().encode(answer.text ?? "").buffer;
const tryJson = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

function finishWith(request, answer) {
  const own = state(request);
  clearTimer(own.timer);
  own.answer = { ...answer, headers: { ...(answer.type ? { "content-type": answer.type } : {}), ...answer.headers } };
  for (const ready of [2, 3, 4]) {
    own.ready = ready;
    request.dispatchEvent(new Event("readystatechange"));
  }
  request.dispatchEvent(new ProgressEvent("load"));
  request.dispatchEvent(new ProgressEvent("loadend"));
}

function fail(request, how) {
  const own = state(request);
  clearTimer(own.timer);
  own.ready = 4;
  own.answer = null;
  request.dispatchEvent(new Event("readystatechange"));
  request.dispatchEvent(new ProgressEvent(how));
  request.dispatchEvent(new ProgressEvent("loadend"));
}
