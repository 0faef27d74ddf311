// The one answer of the made-up account to a request to its own host. Pure but for the account that it changes; it can be
// asked at once, so that old scripts with synchronous requests run too.
import { answerOld } from "./old.js";
import { problem } from "./shapes.js";
import { answerV4 } from "./v4.js";

function parseBody(text, type) {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    if (!/urlencoded/.test(type ?? "")) return null;
    return Object.fromEntries(new URLSearchParams(text));
  }
}

/**
 * The answer to `{method, url: URL, headers, text}`: `{status, type, text, known}`. `known` is false for a path that the
 * stand-in has no answer for; it gets a 404.
 */
export function answerOf(account, { method, url, headers = {}, text = "" }) {
  const parts = url.pathname.split("/").filter(Boolean);
  const request = { method, path: url.pathname, query: url.searchParams, body: parseBody(text, headers["content-type"]) };
  const answer = parts[0] === "api" && parts[1] === "v4" ? answerV4(account, parts.slice(2), request) : answerOld(account, parts, request);
  const { status, type, json, text: plain } = answer ?? problem(404, "Not Found", `Cannot ${method} ${url.pathname}!`);
  const body = plain ?? (json === undefined ? "" : JSON.stringify(json));
  return { status, type: type ?? "application/hal+json", text: body, known: answer !== undefined };
}
