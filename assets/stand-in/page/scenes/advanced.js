// The page of advanced settings: the widget's own page among the settings, drawn into #work-area-<code>.

import { callBack } from "../calls.js";
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { textAt } from "./fields.js";
import { drawReason, pageHead } from "./frame.js";

/** A page of the widget: its bar and its empty place. */
export const workArea = (over, title) =>
  html`<div class="scene scene_own-page"><div id="list_page_holder" class="list__wrapper">${pageHead(over, title)}<div class="list__body-right__top js-list-top"><div class="content__top__preset"><span class="content__top__preset__caption">${title}</span></div><div class="list__body-right__top__buttons list__top__actions"></div></div><div id="work-area-${world.widget.code}" class="work-area"></div></div></div>`;

/** Draws the page. */
export function draw(holder) {
  holder.append(element(workArea(t("crm.settings"), textAt(world.widget.manifest.advanced?.title) || world.widget.name)));
}

/** Calls advancedSettings. */
export const started = (instance) => instance && callBack("advancedSettings");

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
