// The Digital Pipeline: the widget's step at a stage, with the form of its settings.

import { send } from "../bridge.js";
import { callBack } from "../calls.js";
import { element, html } from "../html.js";
import { icon } from "../icons.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { fieldsMarkup, valuesIn } from "./fields.js";
import { drawReason, pageHead } from "./frame.js";

const stagesMarkup = () => {
  const pipeline = world.account.data.pipelines[0];
  const shown = pipeline.statuses.filter((status) => status.type === 0).slice(0, 4);
  return html`<div class="pipeline-board">${shown.map((status, at) => html`<div class="pipeline-board__stage"><div class="pipeline-board__name"><i style="background: ${status.color}"></i>${status.name}</div>${at === 1 ? html`<button type="button" class="pipeline-board__step js-open-step"><img data-standin-logo src="${world.widget.path}/images/logo_dp.png?v=${world.widget.version}" alt="" width="58" height="36"><span>${world.widget.name}</span></button>` : html`<div class="pipeline-board__empty">${icon("plus")}</div>`}</div>`)}</div>`;
};

const form = () => {
  const { manifest, code } = world.widget;
  return html`<div class="modal digital-pipeline__modal modal_loaded"><div class="modal-scroller custom-scroll"><div class="modal-body modal-body_centred modal-body_dp"><button type="button" class="modal-body__close" aria-label="${t("crm.close")}">${icon("close")}</button>
<div class="digital-pipeline__edit-forms digital-pipeline__edit-process-container"><div class="digital-pipeline__edit-bubble"><div class="digital-pipeline__short-task digital-pipeline__short-task_widget"><div class="digital-pipeline__short-task_widget-style_${code} digital-pipeline__short-task-inner"><img data-standin-logo src="${world.widget.path}/images/logo_dp.png?v=${world.widget.version}" alt="" width="87" height="55"><b>${world.widget.name}</b></div></div>
<div class="digital-pipeline__condition"><span>${t("crm.dp-when")}</span><b>${t("crm.dp-when-moved")}</b></div>
<form data-action="send_widget_hook" class="digital-pipeline__form widget_settings_block"><div class="widget_settings_block__fields" id="widget_settings__fields_wrapper">${fieldsMarkup(manifest.dp?.settings ?? {}, world.dpSettings ?? {})}</div></form>
<div class="digital-pipeline__edit-footer"><button type="button" class="button-input button-input_blue js-trigger-save"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.done")}</span></span></button><button type="button" class="button-input button-cancel"><span>${t("crm.cancel")}</span></button></div></div></div></div></div><div class="default-overlay modal-overlay default-overlay-visible"></div></div>`;
};

function open() {
  const { $ } = world.libraries;
  $(".digital-pipeline__modal").remove();
  const modal = element(form());
  document.getElementById("page_holder").append(modal);
  $(modal)
    .on("click", ".modal-body__close, .modal-overlay, .button-cancel", () => modal.remove())
    .on("click", ".js-trigger-save", () => {
      world.dpSettings = valuesIn(modal.querySelector("[data-action=send_widget_hook]"));
      send("stored", { what: "step", settings: world.dpSettings });
      modal.remove();
    });
  callBack("dpSettings");
}

/** Draws the board. */
export function draw(holder) {
  const root = element(
    html`<div class="scene scene_pipeline"><div id="list_page_holder" class="digital-pipeline">${pageHead(world.account.data.pipelines[0].name, t("crm.dp"))}${stagesMarkup()}</div></div>`,
  );
  holder.append(root);
  for (const image of root.querySelectorAll("img")) image.addEventListener("error", () => image.remove());
  world.libraries.$(root).on("click", ".js-open-step", () => world.instance && open());
}

/** Opens the step's form. */
export const started = (instance) => instance && open();

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
