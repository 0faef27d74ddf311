// A page that the widget adds to the left menu.

import { callBack } from "../calls.js";
import { element } from "../html.js";
import { world } from "../world.js";
import { workArea } from "./advanced.js";
import { drawReason } from "./frame.js";

/** Draws the page. */
export function draw(holder) {
  holder.append(element(workArea(world.account.data.account.name, world.menuItem?.title ?? world.widget.name)));
}

/** Calls initMenuPage with what the address says. */
export function started(instance) {
  const item = world.menuItem ?? {};
  if (instance) callBack("initMenuPage", [{ location: "widget_page", item_code: item.item ?? "", subitem_code: item.sub ?? "" }]);
}

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
