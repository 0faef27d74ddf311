// What the page told since it was opened, for the drawer: bounded, newest last, with counts.
const MOST = 600;

/** Kinds that each view of the drawer shows. */
export const VIEWS = {
  timeline: [
    ..."scene ready call return settled thrown skipped rule use click navigate popup".split(" "),
    ..."leftover doubled globals missing failed build broken refused".split(" "),
  ],
  console: ["console", "thrown", "failed", "broken"],
  network: ["network", "refused"],
  stored: ["stored"],
};

const isUncaught = (event) => event.kind !== "thrown" || event.uncaught;

export class Log {
  constructor() {
    this.events = [];
    this.network = new Map();
  }

  add(event) {
    if (event.kind === "network" && event.phase === "end") {
      Object.assign(this.network.get(event.id) ?? {}, { end: event });
      return;
    }
    // A copy: the event itself is on its way to the studio.
    const kept = { ...event };
    if (event.kind === "network") this.network.set(event.id, kept);
    this.events.push(kept);
    if (this.events.length > MOST) this.events.shift();
  }

  view(name) {
    return this.events.filter((event) => VIEWS[name].includes(event.kind) && (name !== "console" || isUncaught(event)));
  }

  clear() {
    this.events = [];
    this.network.clear();
  }
}
