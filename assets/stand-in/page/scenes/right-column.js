// The right column: where render_template puts the widget's blocks, in a card and over a list.
import { html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";

/** The column's markup. */
export const rightColumn = () =>
  html`<div id="widgets_block" class="card-widgets custom-scroll js-widgets-active" style="--panel-width: ${Number(world.state.panel) || 300}px"><div class="card-widgets__top"><span class="card-widgets__top__caption">${t("crm.right-column")}</span>${world.account.role === "admin" ? html`<span class="card-widgets__cap js-card-widgets-cap"></span>` : null}</div><div id="nano-card-widgets" class="js-card-widgets-on"><div class="card-widgets__elements"><div class="card-widgets__empty">${t("crm.column-empty")}</div></div></div></div>`;
