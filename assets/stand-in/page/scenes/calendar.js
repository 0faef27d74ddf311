// The calendar of tasks with its dialog for other calendars: what calendarSync gives is drawn as a row with a switch.

import { callBack, tell } from "../calls.js";
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { drawReason, pageHead } from "./frame.js";

const week = () =>
  html`<div class="week" aria-hidden="true">${[1, 2, 3, 4, 5, 6, 7].map((at) => html`<div class="week__day"><b>${new Date(Date.UTC(2026, 10, 29 + at)).toLocaleDateString(world.lang, { weekday: "short", timeZone: "UTC" })}</b>${at === 2 ? html`<span>${world.account.data.tasks[0].text}</span>` : null}${at === 3 ? html`<span>${world.account.data.tasks[1].text}</span>` : null}</div>`)}</div>`;

/** Draws the week. */
export function draw(holder) {
  holder.append(
    element(
      html`<div class="scene scene_calendar"><div id="list_page_holder">${pageHead(t("crm.menu-tasks"), t("crm.calendar"))}${week()}<section class="sync"><h2 class="card-fields__caption">${t("crm.sync")}</h2><div class="sync__list"><div class="sync__row sync__row_static"><b>${t("crm.sync-other")}</b><span>${t("crm.sync-off")}</span></div></div></section></div></div>`,
    ),
  );
}

function rowOf(found) {
  const node = element(
    html`<div class="sync__row"><div><b>${found.name ?? world.widget.name}</b><span>${found.description ?? ""}</span></div>${typeof found.onSetup === "function" ? html`<button type="button" class="button-input js-setup"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.set-up")}</span></span></button>` : null}<div class="switcher_wrapper"><label class="switcher ${found.enabled ? "switcher__on" : "switcher__off"}" for="sync_own"></label><input type="checkbox" class="switcher__checkbox" id="sync_own"${found.enabled ? html` checked` : null}></div></div>`,
  );
  const run = (name) => {
    if (typeof found[name] !== "function") return;
    try {
      tell(`calendarSync.${name}`, [], () => found[name]());
    } catch {
      // The event is told; the CRM goes on.
    }
  };
  world.libraries
    .$(node)
    .on("change", "#sync_own", (event) => run(event.target.checked ? "onEnable" : "onDisable"))
    .on("click", ".js-setup", () => run("onSetup"));
  return node;
}

/** Calls calendarSync and draws its row. */
export async function started(instance) {
  if (!instance) return;
  const result = callBack("calendarSync");
  if (!result || result.failed) return;
  const found = await Promise.resolve(result.value).catch(() => null);
  if (found && typeof found === "object") document.querySelector(".sync__list")?.append(rowOf(found));
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
