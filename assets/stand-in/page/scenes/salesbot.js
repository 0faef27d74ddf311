// The Salesbot designer: a block of the widget with its settings, its exits, and the bot that saving gives.

import { send } from "../bridge.js";
import { callBack, callbackOf, tellRule } from "../calls.js";
import { element, html } from "../html.js";
import { icon } from "../icons.js";
import { markDrawn } from "../probe/nodes.js";
import { preview } from "../probe/preview.js";
import { t } from "../texts.js";
import { twig } from "../twig.js";
import { world } from "../world.js";
import { textAt } from "./fields.js";
import { drawReason, pageHead } from "./frame.js";
import { drawSteps } from "./salesbot-steps.js";

const handlers = () =>
  Object.entries(world.widget.manifest.salesbot_designer ?? {}).filter(([, value]) => value && typeof value === "object");

function fieldMarkup(name, field) {
  const title = textAt(field.name);
  const value = field.default_value === undefined ? "" : textAt(field.default_value);
  const options = Object.values(world.account.data.fields)
    .flat()
    .filter((item) => field.type !== "numeric" || ["text", "numeric"].includes(item.type));
  const input =
    field.manual === true || field.manual === "true"
      ? html`<input type="text" class="text-input" name="value_manual" value="${value}" placeholder="${t("crm.bot-type-value")}">`
      : html`<select class="text-input" name="value"><option value="">${t("crm.bot-choose-field")}</option>${options.map((item) => html`<option value="{{lead.cf.${item.id}}}">${item.name}</option>`)}</select><input type="hidden" name="value_manual" value="${value}">`;
  return html`<div class="widget-param" data-field-name="${name}"><div class="widget-param__caption">${title}</div><div class="widget-param__value">${input}</div></div>`;
}

const block = ([code, handler]) =>
  html`<article class="bot-block js-bot-block" data-handler="${code}"><header class="bot-block__head">${icon("puzzle")}<b>${textAt(handler.name)}</b><code>${code}</code></header><div class="bot-block__body salesbot-designer__widget-body js-block-body">${Object.entries(handler.settings ?? {}).map(([name, field]) => fieldMarkup(name, field ?? {}))}</div><footer class="bot-block__exits js-exits"></footer></article>`;

/** The parameters of a block as the CRM passes them: flat, a value by field. */
function paramsOf(node) {
  const values = {};
  for (const row of node.querySelectorAll("[data-field-name]")) {
    const manual = row.querySelector("[name=value_manual]")?.value ?? "";
    const chosen = row.querySelector("[name=value]")?.value ?? "";
    const value = manual || chosen;
    values[row.dataset.fieldName] = world.state.product === "kommo" ? { value: chosen || manual, value_manual: manual } : value;
  }
  return values;
}

function showExits(node, exits) {
  const list = Array.isArray(exits) ? exits : [];
  node.querySelector(".js-exits").innerHTML = list.length
    ? list.map((exit) => html`<span class="bot-exit" data-code="${exit?.code}">${exit?.title ?? exit?.code}</span>`).join("")
    : html`<span class="bot-exit bot-exit_none">${t("crm.bot-no-exits")}</span>`.toString();
  markDrawn(node.querySelector(".js-exits"));
}

/** Opens the settings of a block, as a click on it does. */
export async function openBlock(node) {
  const { $ } = world.libraries;
  const renderRow = (caption) => {
    const row = twig({ ref: "/tmpl/salesbot_designer/controls/widget_param.twig" }).render({ caption, is_widget: true });
    return row;
  };
  if (!callbackOf("salesbotDesignerSettings")) {
    send("skipped", { name: "salesbotDesignerSettings", why: "no-callback" });
    showExits(node, []);
    return;
  }
  const result = callBack("salesbotDesignerSettings", [$(node.querySelector(".js-block-body")), renderRow, paramsOf(node)]);
  const value = result?.failed ? null : await Promise.resolve(result.value).catch(() => null);
  if (value && !Array.isArray(value.exits)) tellRule("exits-missing", { got: preview(value) });
  showExits(node, value?.exits);
}

async function save(root) {
  const place = root.querySelector(".js-bot-result");
  place.replaceChildren();
  for (const node of root.querySelectorAll(".js-bot-block")) {
    const result = callBack("onSalesbotDesignerSave", [node.dataset.handler, paramsOf(node)]);
    if (!result || result.failed) continue;
    const value = await Promise.resolve(result.value).catch((error) => String(error));
    world.bots[node.dataset.handler] = value;
    place.append(drawSteps(node.dataset.handler, value, (rule, fields) => tellRule(rule, { call: result.id, ...fields })));
  }
}

/** Draws the designer with a block for each handler of the manifest. */
export function draw(holder) {
  const list = handlers();
  const root = element(
    html`<div class="scene scene_salesbot"><div id="list_page_holder">${pageHead(t("crm.bots"), t("crm.bot-name"), html`<button type="button" class="button-input button-input_blue js-bot-save"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.bot-save")}</span></span></button>`)}<div class="bot"><div class="bot__start">${icon("bot")}<b>${t("crm.bot-start")}</b></div><div class="bot__line" aria-hidden="true"></div><div class="bot__blocks">${list.length ? list.map(block) : html`<p class="quiet">${t("crm.bot-no-handlers")}</p>`}</div></div><div class="bot-result js-bot-result"></div></div></div>`,
  );
  holder.append(root);
  root.querySelector(".js-bot-save").addEventListener("click", () => world.instance && save(root));
}

/** Opens each block's settings, as a click on it does. */
export async function started(instance) {
  if (!instance) return;
  for (const node of document.querySelectorAll(".js-bot-block")) await openBlock(node);
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
