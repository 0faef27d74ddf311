// The module of each scene: `draw(holder, scene)`, then `started(instance, scene)` or `idle(why)`.
import * as advanced from "./advanced.js";
import * as calendar from "./calendar.js";
import * as card from "./card.js";
import { openOwnTab } from "./card-tab.js";
import * as catalogElement from "./element.js";
import * as everywhere from "./everywhere.js";
import * as list from "./list.js";
import * as menuPage from "./menu-page.js";
import * as pipeline from "./pipeline.js";
import * as salesbot from "./salesbot.js";
import * as settings from "./settings.js";
import * as sources from "./sources.js";

export const sceneModules = {
  lead: card,
  contact: card,
  company: card,
  customer: card,
  tab: { ...card, started: openOwnTab },
  leads: list,
  contacts: list,
  companies: list,
  customers: list,
  tasks: list,
  settings,
  advanced,
  pipeline,
  sources,
  salesbot,
  menu: menuPage,
  element: catalogElement,
  calendar,
  everywhere,
};
