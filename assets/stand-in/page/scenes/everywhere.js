// A page without a place for widgets: what `everywhere` and init_once widgets do on each page can be seen here.
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { drawReason, pageHead } from "./frame.js";

const card = (title, value, note) => html`<div class="dash__card"><span>${title}</span><b>${value}</b><small>${note}</small></div>`;

/** Draws the desk. */
export function draw(holder) {
  const { account } = world;
  const open = account.list("leads").filter((lead) => ![142, 143].includes(lead.status_id));
  const sum = open.reduce((total, lead) => total + lead.price, 0);
  holder.append(
    element(
      html`<div class="scene scene_dashboard"><div id="list_page_holder" class="dashboard">${pageHead(account.data.account.name, t("crm.menu-today"))}<div id="dashboard_holder" class="dash">${card(t("crm.dash-leads"), open.length, t("crm.dash-open"))}${card(t("crm.dash-sum"), sum.toLocaleString(world.lang), account.data.account.currency)}${card(t("crm.dash-tasks"), account.list("tasks").length, t("crm.dash-due"))}${card(t("crm.dash-contacts"), account.list("contacts").length, t("crm.dash-all"))}</div></div></div>`,
    ),
  );
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
