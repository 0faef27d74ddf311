// What stands around every scene: the made-up CRM's head with its menu, the place for pages, the list of what a scene lacks.

import { element, html } from "../html.js";
import { icon } from "../icons.js";
import { markOwn } from "../probe/nodes.js";
import { t } from "../texts.js";
import { world } from "../world.js";

const MENU = [
  { id: "everywhere", key: "today" },
  { id: "leads", key: "leads", also: ["lead", "tab"] },
  { id: "contacts", key: "contacts", also: ["contact", "company", "companies"] },
  { id: "customers", key: "customers", also: ["customer"] },
  { id: "pipeline", key: "pipeline", also: ["sources"] },
  { id: "tasks", key: "tasks", also: ["calendar"] },
  { id: "element", key: "catalogs" },
  { id: "settings", key: "integrations", also: ["advanced", "salesbot"] },
];

/** First letters of the first and the last word: S1 for "Sample user 1". */
const initials = (name) => {
  const words = name.split(/\s+/);
  return [words[0], ...words.slice(1).slice(-1)]
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();
};

/** A round mark with the first letters of `name`. */
export const avatar = (name, extra = "") => html`<span class="avatar ${extra}" aria-hidden="true">${initials(name)}</span>`;

/** The place where a scene is drawn. */
export const pageHolder = () => document.getElementById("page_holder");

function menuItems() {
  const own = world.menuItem ? [{ id: "menu", title: world.menuItem.title }] : [];
  return [...MENU, ...own].map((item) => {
    const open = item.id === world.scene.id || item.also?.includes(world.scene.id);
    return html`<a class="nav__menu__item js-navigate-link${open ? " nav__menu__item-selected" : ""}" href="#" data-scene="${item.id}"${open ? html` aria-current="page"` : null}>${item.title ?? t(`crm.menu-${item.key}`)}</a>`;
  });
}

const frame = () => html`<div id="standin_root">
<header id="left_menu" class="nav"><span class="nav__logo" aria-hidden="true"></span><span class="nav__account">${world.account.data.account.name}</span><span class="made-up">${t("crm.made-up")}</span>
<nav id="nav_menu" class="nav__menu"></nav><span class="nav__notifications" id="inbox-icon" title="${t("crm.notices")}">${icon("bell")}</span><span class="nav__user" id="${world.account.user.id}">${world.account.user.name}${avatar(world.account.user.name)}</span></header>
<div id="page_holder" class="page-holder"></div></div>`;

/** Draws the frame once, and marks the menu's present item. */
export function drawFrame() {
  if (!document.getElementById("standin_root")) document.body.prepend(markOwn(element(frame())));
  const menu = document.getElementById("nav_menu");
  menu.innerHTML = menuItems().join("");
  markOwn(menu);
}

/** A line over the scene that says why nothing is started there. Only the bar can add an area: the widget's code runs here. */
export function drawReason(holder, why) {
  const toSettings = why === "not-installed" ? html`<button type="button" class="reason__action">${t("crm.do-install")}</button>` : null;
  const text = t(`crm.why-${why}`, { area: world.scene.location });
  const node = element(html`<div class="reason" role="note">${icon("info")}<span>${text}</span>${toSettings}</div>`);
  node.querySelector("button")?.addEventListener("click", () => world.go?.("settings"));
  holder.prepend(node);
}

/** The usual head of a page: a small line over its name, and what stands at its right. */
export const pageHead = (over, name, right = null) =>
  html`<div class="page-head"><div><div class="page-head__over">${over}</div><h1 class="page-head__name">${name}</h1></div>${right}</div>`;
