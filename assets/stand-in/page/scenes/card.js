// The cards of a lead, a contact, a company and a customer: fields, tabs, feed, right column; what APP.data.current_card is.

import { ELEMENT_TYPES, OPEN } from "../account/account.js";
import { tell } from "../calls.js";
import { element, html } from "../html.js";
import { preview } from "../probe/preview.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { bindFeed, feedColumn } from "./card-feed.js";
import { fieldsColumn, singleOf, stages } from "./card-fields.js";
import { drawTabs } from "./card-tab.js";
import { drawReason } from "./frame.js";
import { rightColumn } from "./right-column.js";

function attributesOf(root) {
  const values = {};
  for (const input of root.querySelectorAll("#card_fields [name]"))
    values[input.name] ??= input.type === "checkbox" ? (input.checked ? "Y" : "N") : input.value;
  return values;
}

function makeView(root, entity, record) {
  const { $, Backbone } = world.libraries;
  const model = new Backbone.Model({ ...attributesOf(root), ID: record.id, ELEMENT_TYPE: ELEMENT_TYPES[entity] });
  const notes = { views: [], notes: new Backbone.Collection() };
  return {
    model,
    view: {
      id: record.id,
      model,
      element_type: ELEMENT_TYPES[entity],
      new_card: false,
      main_user: record.responsible_user_id,
      user: world.account.user.id,
      notes,
      $el: $(root).find("#card_holder"),
      el: root.querySelector("#card_holder"),
      save: () => save(root, record),
      linked_forms: { form_models: { models: [] } },
      tabs: { _tabs: [] },
    },
    page: { notes, el: root.querySelector("#card_holder"), $el: $(root).find("#card_holder") },
  };
}

function save(root, record) {
  const values = attributesOf(root);
  const { card, account } = world;
  for (const field of account.fields(card.entity)) {
    const given = values[`CFV[${field.id}]`];
    if (given !== undefined && !["date", "birthday", "checkbox"].includes(field.type)) record.values[field.id] = given;
  }
  if (values["lead[PRICE]"] !== undefined) record.price = Number(values["lead[PRICE]"]) || 0;
  record.name = root.querySelector("#person_n").value;
  account.onChange();
  root.querySelector(".js-card-save-bar").classList.remove("card-fields__button-block_on");
  world.libraries.$(document).trigger("card:saved");
}

function bindFields(root, record) {
  const { $ } = world.libraries;
  const bar = root.querySelector(".js-card-save-bar");
  $(root).on("input change", "#card_fields [name], #person_n", (event) => {
    const input = event.target;
    if (input.name) world.card.model.set(input.name, input.type === "checkbox" ? (input.checked ? "Y" : "N") : input.value);
    if (!$(input).closest("#own_tab").length) bar.classList.add("card-fields__button-block_on");
  });
  root.querySelector("#save_and_close_contacts_link").addEventListener("click", () => save(root, record));
  root.querySelector(".js-card-cancel").addEventListener("click", () => bar.classList.remove("card-fields__button-block_on"));
  $(root).on("click", ".stages__item", (event) => {
    record.status_id = Number(event.currentTarget.dataset.id);
    $(root).find("[name='lead[STATUS]']").val(record.status_id).trigger("change");
    $(root).find(".stages__item").removeClass("stages__item_current").filter(event.currentTarget).addClass("stages__item_current");
  });
}

function openPhoneMenu(anchor) {
  const { $ } = world.libraries;
  $(".phone-menu").remove();
  const { type, value } = anchor.dataset;
  const actions = world.actions.filter((action) => action.type === type);
  const menu = element(
    html`<div class="phone-menu" role="menu">${actions.length === 0 ? html`<span class="phone-menu__none">${t("crm.no-actions")}</span>` : actions.map((action, at) => html`<button type="button" role="menuitem" data-at="${at}">${action.title}</button>`)}</div>`,
  );
  anchor.parentElement.append(menu);
  $(menu).on("click", "button", (event) => {
    const action = actions[Number(event.currentTarget.dataset.at)];
    const data = { type, value, element: { id: world.card.record.id, type: singleOf(world.card.entity) } };
    menu.remove();
    try {
      tell(`add_action ${type}`, [preview(data)], () => action.run(data));
    } catch {
      // The event is told; the CRM goes on.
    }
  });
}

const head = (scene, record) =>
  html`<div class="card-entity-form__top"><div class="card-fields__top-name-block"><a href="#" class="card-entity-form__back js-navigate-link" id="common--arrow-left" data-scene="${{ leads: "leads", contacts: "contacts", companies: "companies", customers: "customers" }[scene.entity]}" aria-label="${t("crm.back")}">‹</a><div class="card-entity-form__main"><div class="page-head__over">${t(`crm.menu-${scene.entity}`)} · <span id="card_id">${record.id}</span></div><textarea class="card-entity-form__name js-control-autosized_textarea" id="person_n" name="${singleOf(scene.entity)}[NAME]" rows="1" aria-label="${t("crm.name")}">${record.name}</textarea></div></div>${scene.entity === "leads" ? stages(record) : null}<div id="card_tabs" class="card-tabs card-tabs__holder"></div></div>`;

/** Draws the card of the scene's entity. */
export function draw(holder, scene) {
  const record = world.account.find(scene.entity, OPEN[scene.entity]) ?? world.account.list(scene.entity)[0];
  world.card = { entity: scene.entity, record };
  const root = element(
    html`<div class="scene scene_card"><div id="card_holder" class="card-holder card-holder_${scene.entity}"><div id="card_fields" class="js-card-fields card-holder__fields">${head(scene, record)}${fieldsColumn(scene.entity, record)}</div><div class="js-card-column-resizer card-column-resizer"></div>${feedColumn()}<div id="own_tab" class="card-tab-content custom-scroll" hidden></div>${rightColumn()}</div></div>`,
  );
  holder.append(root);
  Object.assign(world.card, makeView(root, scene.entity, record));
  bindFields(root, record);
  bindFeed(root);
  drawTabs(root, scene);
  const { $ } = world.libraries;
  $(root).on("click", ".js-phone-menu", (event) => openPhoneMenu(event.currentTarget));
  $(root).on("click", (event) => {
    if (!$(event.target).closest(".phone-menu, .js-phone-menu").length) $(".phone-menu").remove();
  });
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
