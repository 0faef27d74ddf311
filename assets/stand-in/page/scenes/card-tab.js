// The tab that a card_sdk widget adds to a card: its items, the search, the links that are saved.

import { ELEMENT_TYPES } from "../account/account.js";
import { callBack, callbackOf, tellRule } from "../calls.js";
import { html } from "../html.js";
import { pause } from "../native.js";
import { markDrawn } from "../probe/nodes.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { isDeclared, SCENES } from "./table.js";

const sceneRow = SCENES.find((scene) => scene.id === "tab");
const entityType = () => ({ id: ELEMENT_TYPES[world.card.entity], type: world.card.entity });

/** The tabs of the card; the widget's only if it declares card_sdk. */
export function drawTabs(root, scene) {
  const tabs = root.querySelector("#card_tabs");
  const own = scene.id === "tab" || isDeclared(sceneRow, world.widget.manifest);
  tabs.innerHTML =
    html`<div class="card-tabs__item js-card-tab selected" data-id="default"><span class="card-tabs__item-inner">${t("crm.tab-main")}</span></div>${own ? html`<div class="card-tabs__item js-card-tab" data-id="${world.widget.code}"><span class="card-tabs__item-inner">${world.widget.name}</span></div>` : null}`.toString();
  world.libraries.$(tabs).on("click", ".js-card-tab", (event) => open(root, event.currentTarget));
}

function open(root, tab) {
  const isOwn = tab.dataset.id === world.widget.code;
  for (const other of root.querySelectorAll(".js-card-tab")) other.classList.toggle("selected", other === tab);
  root.querySelector("#card_holder").classList.toggle("card-holder_tab", isOwn);
  const content = root.querySelector("#own_tab");
  content.hidden = !isOwn;
  if (isOwn) fill(content);
}

const price = (item) => (item.price === undefined || item.price === null ? "" : item.price);
const rowOf = (item, linked) =>
  html`<div class="tab-item" data-id="${item.id}"><span class="tab-item__sku">${item.sku ?? ""}</span><span class="tab-item__name">${item.name}</span><span class="tab-item__price">${price(item)}</span>${linked ? html`<input class="text-input tab-item__quantity" type="number" min="1" value="${item.quantity ?? 1}" aria-label="${t("crm.quantity")}"><button type="button" class="tab-item__unlink" aria-label="${t("crm.unlink")}">×</button>` : html`<button type="button" class="button-input tab-item__link"><span class="button-input-inner"><span class="button-input-inner__text">${t("crm.link")}</span></span></button>`}</div>`;

const listOf = async (result) => {
  if (!result || result.failed) return [];
  const value = await Promise.resolve(result.value).catch(() => []);
  return Array.isArray(value) ? value : [];
};

async function fill(content) {
  const { $ } = world.libraries;
  // The widget draws into the element with its code as id; the CRM fills it unless the widget did.
  content.innerHTML = html`<div id="${world.widget.code}" class="card-tab-widget js-card-tab-widget"></div>`.toString();
  const place = content.firstElementChild;
  if (!world.instance) {
    place.textContent = t("crm.not-started");
    return;
  }
  const offered = callBack("loadPreloadedData");
  const linked = callBack("loadElements", [entityType(), world.card.record.id]);
  const [suggestions, items] = [await listOf(offered), await listOf(linked)];
  if (place.childNodes.length > 0) {
    tellRule("tab-drawn-by-widget");
    return;
  }
  const shown = { suggestions, items };
  const redraw = () => {
    place.innerHTML =
      html`<div class="tab-search"><input class="text-input js-tab-search" placeholder="${t("crm.tab-search")}" aria-label="${t("crm.tab-search")}"></div><h3 class="card-fields__caption">${t("crm.tab-linked")}</h3>${shown.items.length ? shown.items.map((item) => rowOf(item, true)) : html`<p class="quiet">${t("crm.tab-none")}</p>`}<h3 class="card-fields__caption">${t("crm.tab-offered")}</h3>${shown.suggestions.length ? shown.suggestions.map((item) => rowOf(item, false)) : html`<p class="quiet">${t("crm.tab-nothing-offered")}</p>`}`.toString();
    markDrawn(place);
  };
  redraw();
  const change = (link, unlink) => {
    const entry = (item) => ({
      from: world.card.entity,
      from_id: world.card.record.id,
      to_id: item.id,
      to_widget_id: world.widget.code,
      quantity: Number(item.quantity ?? 1),
    });
    callBack("linkCard", [{ link: link.map(entry), unlink: unlink.map(entry) }]);
    redraw();
  };
  const byNode = (list, node) => list.find((item) => String(item.id) === $(node).closest(".tab-item").attr("data-id"));
  $(place)
    .on("click", ".tab-item__link", (event) => {
      const item = { ...byNode(shown.suggestions, event.target), quantity: 1 };
      shown.items.push(item);
      change([item], []);
    })
    .on("click", ".tab-item__unlink", (event) => {
      const item = byNode(shown.items, event.target);
      shown.items.splice(shown.items.indexOf(item), 1);
      change([], [item]);
    })
    .on("change", ".tab-item__quantity", (event) => {
      const item = byNode(shown.items, event.target);
      item.quantity = event.target.value;
      change([item], []);
    })
    .on("change", ".js-tab-search", async (event) => {
      if (!callbackOf("searchDataInCard")) return;
      const query = event.target.value;
      shown.suggestions = await listOf(callBack("searchDataInCard", [query, ELEMENT_TYPES[world.card.entity], world.card.record.id]));
      redraw();
      place.querySelector(".js-tab-search").value = query;
    });
}

/** Opens the widget's tab once the widget has started. */
export async function openOwnTab() {
  await pause(0);
  document.querySelector(`.js-card-tab[data-id="${CSS.escape(world.widget.code)}"]`)?.click();
}
