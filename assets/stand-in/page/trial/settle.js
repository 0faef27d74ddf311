// Waiting until a page is at rest. Contract: `settle()` resolves once nothing was drawn for a moment and no request waits for its
// answer, or after the longest time; it never throws.

import { NativeObserver, now, pause } from "../native.js";
import { inFlight } from "../net/route.js";

const QUIET = 60;
const LONGEST = 6000;
const LOOK = 20;

/** Resolves when the page is at rest. Requests that are held back on purpose are not waited for: `requests` is false. */
export async function settle({ requests = true, longest = LONGEST } = {}) {
  const begun = now();
  let changed = begun;
  const observer = new NativeObserver(() => {
    changed = now();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  while (now() - begun < longest) {
    await pause(LOOK);
    if (now() - changed >= QUIET && !(requests && inFlight() > 0)) break;
  }
  observer.disconnect();
}
