// An element of a list (catalogs): the widget draws instead of the CRM's card, or the CRM's card stays.

import { callBack, callbackOf } from "../calls.js";
import { element, html } from "../html.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { drawReason, pageHead } from "./frame.js";

const catalog = () => world.account.data.catalogs[0];

const row = (label, value) =>
  html`<div class="linked-form__field"><div class="linked-form__field__label"><span>${label}</span></div><div class="linked-form__field__value"><input class="text-input" value="${value ?? ""}"></div></div>`;

/** Draws the page with the CRM's own card of the element. */
export function draw(holder) {
  const item = catalog().elements[0];
  holder.append(
    element(
      html`<div class="scene scene_element"><div id="list_page_holder">${pageHead(catalog().name, item.name)}<div class="element-card js-catalog-element" id="catalog_element_${item.id}" data-id="${item.id}">${row(t("crm.name"), item.name)}${row(t("crm.sku"), item.sku)}${row(t("crm.price"), item.price)}</div></div></div>`,
    ),
  );
}

/** Calls loadCatalogElement; the CRM's card gives way to it. */
export function started(instance) {
  if (!instance) return;
  const item = catalog().elements[0];
  if (callbackOf("loadCatalogElement")) document.querySelector(".js-catalog-element")?.replaceChildren();
  callBack("loadCatalogElement", [{ id: item.id, catalog_id: catalog().id, name: item.name }]);
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
