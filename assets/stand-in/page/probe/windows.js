// New windows and other pages: the frame may open none, since what stands in an address would leave for its host. The person
// gets a link; an address of the CRM is a way to its scene.
import { send } from "../bridge.js";
import { inert } from "../inert.js";
import { listen } from "../native.js";
import { world } from "../world.js";
import { here } from "./where.js";

function tell(address) {
  try {
    send("popup", { url: new URL(address, document.baseURI).href, where: here() });
  } catch {
    // An address that is none opens nothing in a browser either.
  }
}

function watchNavigation() {
  if (!window.navigation) return;
  listen(window.navigation, "navigate", (event) => {
    const { destination } = event;
    if (destination.sameDocument || event.hashChange || event.downloadRequest || event.navigationType === "reload" || !event.cancelable)
      return;
    event.preventDefault();
    const url = new URL(destination.url);
    if (url.origin !== location.origin) return tell(url.href);
    send("navigate", { path: `${url.pathname}${url.search}` });
    world.go?.(url.pathname);
  });
}

/** Wraps window.open, and catches clicks on links to other pages. Called once, before any library is loaded. */
export function watchWindows() {
  window.open = (address = "about:blank") => {
    tell(address);
    return inert("window");
  };
  listen(document, "click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || link.hasAttribute("download")) return;
    const elsewhere = link.origin !== location.origin && /^https?:$/.test(link.protocol);
    if (!elsewhere && !/^_blank$/i.test(link.target)) return;
    event.preventDefault();
    tell(link.href);
  });
  watchNavigation();
}
