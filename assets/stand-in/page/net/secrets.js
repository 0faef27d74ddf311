// Which of the widget's secret settings a request carries: the person reads their names in the timeline, the values stay here.
import { world } from "../world.js";

/** Shorter values stand in requests by chance. */
const SHORTEST = 6;

/** The names of the fields of type `pass` whose values stand in one of `parts`, as they are or as in an address. */
export function secretsIn(parts) {
  const fields = Object.entries(world.widget?.manifest.settings ?? {}).filter(([, field]) => field?.type === "pass");
  const stands = (value) => parts.some((part) => String(part).includes(value) || String(part).includes(encodeURIComponent(value)));
  const value = (name) => world.installed.settings?.[name];
  return fields
    .map(([name]) => name)
    .filter((name) => typeof value(name) === "string" && value(name).length >= SHORTEST && stands(value(name)));
}
