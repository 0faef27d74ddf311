// Where a request of the widget goes: a file of the page itself, the made-up account, or another host by way of the bar.
// Every request but those for files is a pair of events, `network` with phase start and end.
import { answerOf } from "../account/answer.js";
import { ask, send } from "../bridge.js";
import { now } from "../native.js";
import { fileOf, here } from "../probe/where.js";
import { holdUp, troubleFor } from "../trouble.js";
import { secretsIn } from "./secrets.js";

let account = null;
let filePrefix = "";
let nextId = 0;
let via = null;
let waiting = 0;
let held = null;

/** How many requests have no answer yet. */
export const inFlight = () => waiting;

/** Keeps all answers back. Returns what lets them go, and tells how many requests were begun meanwhile. */
export function holdAnswers() {
  const first = nextId;
  let open = null;
  held = new Promise((resolve) => {
    open = resolve;
  });
  return () => {
    held = null;
    open();
    return nextId - first;
  };
}

/** Sets the account that answers, and the path under which the page's files are. */
export function setRoutes(madeUp, prefix) {
  account = madeUp;
  filePrefix = prefix;
}

/** Runs `work` so that requests begun in it are told as made by `name` (`crm_post`, `$authorizedAjax`). */
export function madeBy(name, work) {
  const before = via;
  via = name;
  try {
    return work();
  } finally {
    via = before;
  }
}

/** Whether `url` is a file of this page: then the browser loads it as it is. */
export function isFile(url) {
  if (url.protocol === "data:" || url.protocol === "blob:") return true;
  if (url.origin !== location.origin) return false;
  return (
    url.pathname.startsWith(filePrefix) ||
    url.pathname.startsWith("/upl/") ||
    (url.pathname.startsWith("/widgets/") && !/^\/widgets\/[^/]+\/loader\//.test(url.pathname))
  );
}

const isAccount = (url) =>
  url.origin === location.origin || url.host === account.host || url.host === `${account.data.account.subdomain}.amocrm.com`;

/** Tells of a file of the widget that isn't there. */
export function tellFailedFile(url, status, where) {
  if (status >= 400 && where) send("failed", { what: "file", url: url.href, file: fileOf(url.href), why: `HTTP ${status}`, where });
}

/** Who sends a request that begins now: to be taken before anything is waited for. */
export const senderOf = (how) => ({ via: via ?? how, where: here() });

function begin(request, sender) {
  nextId += 1;
  const { method, url, headers, text, bytes } = request;
  const event = {
    id: nextId,
    phase: "start",
    method,
    url: url.href,
    via: sender.via,
    headers,
    body: text ?? (bytes ? { "…": `${bytes.byteLength} bytes` } : null),
    carries: secretsIn([url.href, text ?? "", ...Object.values(headers)]),
    where: sender.where,
  };
  send("network", event);
  return { id: nextId, started: now(), to: isAccount(url) ? "account" : "host", api: `${method} ${url.pathname}`, where: event.where };
}

function finish({ id, started, to, api, where }, answer, by) {
  if (answer.known === false) send("missing", { api, mark: "missing", where });
  const binary = answer.body instanceof ArrayBuffer;
  const text = binary ? new TextDecoder().decode(answer.body.slice(0, 4000)) : (answer.text ?? "").slice(0, 4000);
  send("network", {
    id,
    phase: "end",
    to,
    status: answer.status ?? 0,
    by,
    type: answer.type ?? null,
    answer: text,
    ms: now() - started,
    error: answer.error ?? null,
    trouble: answer.trouble ?? null,
    known: answer.known ?? true,
  });
  return answer;
}

const FAILED = { error: "network", status: 0 };

/**
 * The answer at once, for synchronous requests. Other hosts can't be asked at once: such a request fails.
 */
export function routeNow(request) {
  const call = begin(request, senderOf("xhr, synchronous"));
  const trouble = troubleFor(call.to);
  if (trouble?.answer) return finish(call, { ...trouble.answer, trouble: trouble.name }, "trouble");
  if (call.to !== "account") return finish(call, { ...FAILED, error: "synchronous" }, "blocked");
  return finish(call, answerOf(account, request), "account");
}

/**
 * The answer to `{method, url: URL, headers, text?, bytes?}`: `{status, type, text | body, headers?}`, or `{error}` if none
 * comes: `network` as an unreachable or blocked host, `lost` after the request was carried out.
 */
export async function route(request, sender) {
  const call = begin(request, sender);
  waiting += 1;
  try {
    await held;
    return await answerTo(call, request, sender);
  } finally {
    waiting -= 1;
  }
}

async function answerTo(call, request, sender) {
  const trouble = troubleFor(call.to);
  await holdUp(trouble);
  if (trouble?.answer) return finish(call, { ...trouble.answer, trouble: trouble.name }, "trouble");
  let answer;
  let by = "account";
  if (call.to === "account") {
    answer = answerOf(account, request);
  } else {
    const { method, url, headers, text, bytes } = request;
    const reply = await ask("fetch", {
      request: { method, url: url.href, headers, text: text ?? null, bytes: bytes ?? null, via: sender.via },
    });
    by = reply.by;
    answer = reply.status
      ? { status: reply.status, type: reply.headers?.["content-type"] ?? "", headers: reply.headers, body: reply.body }
      : { ...FAILED, error: reply.error ?? "network" };
  }
  if (trouble?.lost) return finish(call, { error: "lost", status: 0, trouble: "lost" }, "trouble");
  return finish(call, trouble?.wait ? { ...answer, trouble: "slow" } : answer, by);
}

/** Tells of a request that the page itself can't route, such as a socket. */
export function tellRequest(method, url, how, by) {
  const call = begin({ method, url: new URL(url, location.href), headers: {}, text: null }, senderOf(how));
  finish(call, { status: 0, error: by === "blocked" ? "blocked" : null }, by);
}
