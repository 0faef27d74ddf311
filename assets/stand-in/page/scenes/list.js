// The lists of leads, contacts, companies, customers and tasks: rows with checkboxes, the menu of actions for the chosen
// ones, and the right column that an action opens over the list.

import { openBlock } from "../base-render.js";
import { callBack, callbackOf } from "../calls.js";
import { element, html } from "../html.js";
import { markDrawn } from "../probe/nodes.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { shownPhone } from "./card-fields.js";
import { drawReason, pageHead } from "./frame.js";
import { rightColumn } from "./right-column.js";

const day = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10).split("-").reverse().join(".");

function rowsOf(entity) {
  const { account } = world;
  if (entity === "todo")
    return account.list("tasks").map((task) => ({
      id: task.id,
      name: task.text,
      phones: [],
      emails: [],
      cells: [
        day(task.complete_till),
        account.userName(task.responsible_user_id),
        account.find(task.entity_type, task.entity_id)?.name ?? "",
      ],
    }));
  return account.list(entity).map((record) => {
    const contacts = account.contactsOf(entity, record);
    const values = (code) =>
      (entity === "companies"
        ? [account.valueByCode(entity, record, code)]
        : contacts.map((contact) => account.valueByCode("contacts", contact, code))
      ).filter(Boolean);
    const status = entity === "leads" ? account.pipeline(record.pipeline_id).statuses.find((item) => item.id === record.status_id) : null;
    const cells = {
      leads: [contacts[0]?.name ?? "", status?.name ?? "", record.price],
      contacts: [
        account.find("companies", record.companies?.[0])?.name ?? "",
        values("PHONE").map(shownPhone).join(", "),
        values("EMAIL").join(", "),
      ],
      companies: [values("PHONE").map(shownPhone).join(", "), (record.contacts ?? []).length, account.userName(record.responsible_user_id)],
      customers: [contacts[0]?.name ?? "", day(record.next_date ?? record.created_at), record.next_price],
    };
    return { id: record.id, name: record.name, phones: values("PHONE"), emails: values("EMAIL"), cells: cells[entity] };
  });
}

const SCENE_OF = { leads: "lead", contacts: "contact", companies: "company", customers: "customer", todo: "lead" };

const checkbox = (id, name) =>
  html`<label class="control-checkbox"><div class="control-checkbox__body"><input type="checkbox" class="js-list-checkbox" id="cb_${id}" value="${id}" aria-label="${name}"><span class="control-checkbox__helper"></span></div></label>`;

const rowMarkup = (entity, row) =>
  html`<div class="list-row js-list-row js-list-row-id-${row.id} js-item-id-${row.id}" data-id="${row.id}"><div class="list-row__cell list-row__cell-id">${checkbox(row.id, row.name)}</div><div class="list-row__cell list-row__cell-name list-row__template-name__table-wrapper"><a class="list-row__template-name__table-wrapper__name-link js-navigate-link" href="/${entity}/detail/${row.id}" data-scene="${SCENE_OF[entity]}">${row.name}</a></div>${row.cells.map((cell) => html`<div class="list-row__cell">${cell}</div>`)}</div>`;

const actionName = (entity) => {
  const names = entity === "todo" ? ["todo", "tasks"] : [entity];
  return names.map((name) => `${name}.selected`).find((name) => callbackOf(name)) ?? null;
};

function actionsMenu(entity) {
  const own = actionName(entity);
  return html`<div class="list-multiple-actions js-list-multiple-actions" hidden><span class="list-multiple-actions__count js-count"></span><div class="list-multiple-actions__item list-multiple-actions__item_static">${t("crm.action-owner")}</div><div class="list-multiple-actions__item list-multiple-actions__item_static">${t("crm.action-tags")}</div><div class="list-more"><button type="button" class="button-input js-list-more"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.action-more")}</span></span></button><div class="list-more__menu js-more-menu" hidden>${own ? html`<button type="button" class="list-more__item js-widget-action" data-code="${world.widget.code}">${world.widget.name}</button>` : html`<span class="list-more__none">${t("crm.no-list-action")}</span>`}</div></div></div>`;
}

function makeList(root, entity) {
  const { Backbone } = world.libraries;
  const rows = rowsOf(entity).map((row) => ({ ...row, checked: false }));
  const collection = new Backbone.Collection(rows.map((row) => ({ id: row.id, name: row.name, checked: false })));
  collection.all = collection.models;
  world.list = { entity, rows, collection, root };
  return rows;
}

function select(id, checked) {
  const row = world.list.rows.find((item) => item.id === id);
  if (!row) return;
  row.checked = checked;
  world.list.collection.get(id)?.set("checked", checked);
  const node = world.list.root.querySelector(`.js-list-row[data-id="${id}"]`);
  node.classList.toggle("list-row-selected", checked);
  const input = node.querySelector("input");
  input.checked = checked;
  input.closest(".control-checkbox").classList.toggle("is-checked", checked);
}

function showMenu() {
  const { root, rows } = world.list;
  const count = rows.filter((row) => row.checked).length;
  const menu = root.querySelector(".js-list-multiple-actions");
  // The menu comes with the widget.
  if (!menu) return;
  menu.hidden = count === 0;
  menu.querySelector(".js-count").textContent = t("crm.selected", { count });
  root.querySelector(".js-list-top").classList.toggle("list-top_selecting", count > 0);
}

function runAction(entity) {
  const { root } = world.list;
  const name = actionName(entity) ?? `${entity}.selected`;
  root.querySelector(".list-column").classList.add("list-column_open");
  callBack(name);
  const { $ } = world.libraries;
  const $own = $("#widgets_block .card-widgets__widget").last();
  if ($own.length) openBlock($, $own);
}

function bind(root, entity) {
  const { $ } = world.libraries;
  $(root)
    .on("change", ".js-list-checkbox", (event) => {
      select(Number(event.target.value), event.target.checked);
      showMenu();
      $("#list_table").trigger("list:checkbox");
    })
    .on("change", ".js-list-all", (event) => {
      for (const row of world.list.rows) select(row.id, event.target.checked);
      showMenu();
      $("#list_table").trigger("list:checkbox");
    })
    .on("click", ".js-list-more", () => root.querySelector(".js-more-menu").toggleAttribute("hidden"))
    .on("click", ".js-widget-action", () => {
      root.querySelector(".js-more-menu").hidden = true;
      runAction(entity);
    })
    .on("click", ".js-column-close", () => root.querySelector(".list-column").classList.remove("list-column_open"));
}

/** Draws the list of the scene's entity. */
export function draw(holder, scene) {
  const { entity } = scene;
  const heads = ["name", ...["first", "second", "third"].map((name) => `${entity}-${name}`)];
  const root =
    element(html`<div class="scene scene_list"><div id="list_page_holder" class="list__wrapper">${pageHead(t("crm.list"), t(`crm.menu-${entity === "todo" ? "tasks" : entity}`))}
<div class="list__body-right__top js-list-top"><div class="content__top__preset"><span class="content__top__preset__caption">${t("crm.all-records")}</span></div><div class="list__body-right__top__buttons list__top__actions"></div></div>
<div id="list_table" class="js-list_table list__table"><div class="list-row list-row-head"><div class="list-row__cell list-row__cell-id">${html`<label class="control-checkbox"><div class="control-checkbox__body"><input type="checkbox" class="js-list-all" aria-label="${t("crm.all")}"><span class="control-checkbox__helper"></span></div></label>`}</div>${heads.map((key) => html`<div class="list-row__cell">${t(`crm.column-${key}`)}</div>`)}</div></div></div>
<div class="list-column" id="card_widgets_overlay_holder"><div id="card_widgets_overlay" class="js-column-close"></div>${rightColumn()}</div></div>`);
  holder.append(root);
  const rows = makeList(root, entity);
  root.querySelector("#list_table").insertAdjacentHTML("beforeend", rows.map((row) => rowMarkup(entity, row)).join(""));
  bind(root, entity);
}

/** Once the widget has started, its action is in the menu. */
export function started(_, scene) {
  const { root } = world.list;
  root.querySelector(".js-list-top").insertAdjacentHTML("beforeend", String(actionsMenu(scene.entity)));
  markDrawn(root.querySelector(".js-list-top"));
  world.libraries.$("#list_table").trigger("list:checkbox");
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
