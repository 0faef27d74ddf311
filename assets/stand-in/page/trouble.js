// Trouble on demand: what a request meets instead of its answer. `where` says whose requests: the account's, other hosts',
// or all.

import { problem } from "./account/shapes.js";
import { pause } from "./native.js";

let chosen = { what: "none", where: "all" };
let seen = 0;

/** What can go wrong; the bar offers these. */
export const TROUBLES = ["none", "rights", "down", "limit", "slow", "empty", "lost"];

/** Chooses the trouble `{what, where}`. */
export const setTrouble = (trouble) => {
  chosen = { what: "none", where: "all", ...trouble };
  seen = 0;
};

const json = ({ status, type, json: body }) => ({ status, type, text: JSON.stringify(body) });

const ANSWERS = {
  rights: () => json(problem(403, "Forbidden", "Access denied")),
  down: () => ({ status: 502, type: "text/html", text: "<html><body><h1>502 Bad Gateway</h1></body></html>" }),
  limit: () => {
    seen += 1;
    return seen % 3 === 0 ? json(problem(429, "Too Many Requests", "Request limit exceeded", { retry_after: 300 })) : null;
  },
  empty: () => ({ status: 204, type: "application/hal+json", text: "" }),
};

/**
 * What a request to `whose` ("account" or "host") meets: `null` for its own answer, an answer `{status, type, text}`, or
 * `{lost: true}` after the request was carried out. `slow` waits first; a synchronous request can't wait.
 */
export function troubleFor(whose) {
  if (chosen.what === "none" || (chosen.where !== "all" && chosen.where !== whose)) return null;
  if (chosen.what === "slow") return { wait: 8000 };
  if (chosen.what === "lost") return { lost: true };
  const answer = ANSWERS[chosen.what]();
  return answer && { answer, name: chosen.what };
}

/** Waits as long as `trouble` says. */
export const holdUp = (trouble) => (trouble?.wait ? pause(trouble.wait) : Promise.resolve());
