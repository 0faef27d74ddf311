// Sources of a pipeline: the widget as one that can be added.

import { callBack } from "../calls.js";
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { drawReason, pageHead } from "./frame.js";

/** Draws the list of sources. */
export function draw(holder) {
  const pipeline = world.account.data.pipelines[0];
  const root = element(
    html`<div class="scene scene_sources"><div id="list_page_holder">${pageHead(pipeline.name, t("crm.sources"))}<div class="sources"><div class="sources__item sources__item_static"><b>${t("crm.source-mail")}</b><span>mail@example.net</span></div><button type="button" class="sources__item js-add-source" data-code="${world.widget.code}"><img data-standin-logo src="${world.widget.path}/images/logo_small.png?v=${world.widget.version}" alt="" width="54" height="54"><b>${world.widget.name}</b><span>${t("crm.source-add")}</span></button></div></div></div>`,
  );
  holder.append(root);
  world.libraries.$(root).on("click", ".js-add-source", () => {
    if (!world.instance) return;
    add();
  });
}

const add = () => callBack("onAddAsSource", [world.account.data.pipelines[0].id]);

/** What a click on the widget does. */
export const started = (instance) => instance && add();

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
