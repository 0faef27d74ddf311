// The console of the widget only: what its code prints, errors nobody caught, rejections nobody handled, and pictures and
// styles that could not be loaded.
import { send } from "../bridge.js";
import { tellIfUnknown } from "../missing.js";
import { listen, print } from "../native.js";
import { preview } from "./preview.js";
import { describeError, fileOf, here, widgetFrames } from "./where.js";

const asText = (value) =>
  typeof value === "string" ? value : value instanceof Error ? `${value.name}: ${value.message}` : JSON.stringify(preview(value));

/** Sends what the widget prints and what fails unnoticed. */
export function watchConsole() {
  for (const level of Object.keys(print)) {
    console[level] = (...parts) => {
      print[level](...parts);
      const where = here();
      if (where) send("console", { level, text: parts.map(asText).join(" "), values: parts.map(preview), where });
    };
  }
  for (const name of ["alert", "confirm", "prompt"]) {
    window[name] = (text) => {
      send("console", { level: "warn", text: `${name}(${asText(text)})`, values: [], where: here(), dialog: name });
      return name === "confirm" ? true : name === "prompt" ? "" : undefined;
    };
  }
  listen(
    window,
    "error",
    (event) => {
      if (event.target !== window && event.target?.nodeName) return resourceFailed(event.target);
      const error = describeError(event.error ?? event.message);
      tellIfUnknown(error);
      const where = error.where ?? (event.filename ? { file: fileOf(event.filename), line: event.lineno, column: event.colno } : null);
      send("thrown", { call: null, error: { ...error, where }, uncaught: true, stops: [] });
    },
    true,
  );
  listen(window, "unhandledrejection", (event) => {
    const error = describeError(event.reason);
    tellIfUnknown(error);
    if (error.name === "thrown value" && widgetFrames(event.reason?.stack).length === 0) error.message = asText(event.reason);
    send("thrown", { call: null, error, uncaught: true, rejection: true, stops: [] });
  });
}

const logos = new Set();

/** A logo that the stand-in itself wanted to show is told once. */
function tellLogo(file) {
  if (!logos.has(file)) send("rule", { id: "logo-missing", file });
  logos.add(file);
}

function resourceFailed(node) {
  const address = node.src || node.href || node.data;
  if (!address || node.dataset.requiremodule) return;
  if ("standinLogo" in node.dataset) {
    tellLogo(fileOf(address));
    return;
  }
  const what = node.nodeName === "LINK" ? "style" : node.nodeName === "IMG" ? "picture" : node.nodeName.toLowerCase();
  send("failed", { what, url: address, file: fileOf(address), why: "not-loaded", where: null });
}
