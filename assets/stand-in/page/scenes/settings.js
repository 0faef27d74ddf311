// The integrations page with the widget's settings window: its fields, Install, Save, Disable, and what onSave decides.

import { send } from "../bridge.js";
import { callBack, callbackOf, tellRule } from "../calls.js";
import { element, html, raw } from "../html.js";
import { icon } from "../icons.js";
import { destroyWidget, settingsOf, startWidget } from "../lifecycle.js";
import { pause } from "../native.js";
import { t } from "../texts.js";
import { world } from "../world.js";
import { emptyRequired, fieldsMarkup, textAt, valuesIn } from "./fields.js";
import { drawReason, pageHead } from "./frame.js";

const logo = (name) => `${world.widget.path}/images/${name}.png?v=${world.widget.version}`;

const filled = (text) => {
  const { account } = world;
  const tags = {
    HOST: account.host,
    SUBDOMAIN: account.data.account.subdomain,
    LOGIN: account.user.email,
    ACCOUNT_ID: account.data.account.id,
    USER_ID: account.user.id,
    TOP_LEVEL_DOMAIN: account.topDomain.split(".").pop(),
  };
  return String(text).replace(/#\s*([A-Z_]+)\s*#/g, (whole, name) => tags[name] ?? whole);
};

function withoutScripts(markup) {
  const holder = new DOMParser().parseFromString(markup, "text/html");
  for (const node of holder.querySelectorAll("script, iframe")) node.remove();
  return holder.body.innerHTML;
}

const button = (text, className, extra = raw("")) =>
  html`<button type="button" class="button-input ${className}"${extra}><span class="button-input-inner"><span class="button-input-inner__text">${text}</span></span></button>`;

function baseSpace() {
  const { manifest } = world.widget;
  const { status, active } = world.installed;
  const support = manifest.widget?.support ?? {};
  const isActive = active === "Y";
  return html`<div class="widget-settings__base-space"><div class="widget-settings__logo"><img data-standin-logo src="${logo("logo_main")}" alt="" width="400" height="272"></div><div class="widget_settings_block__title" title="${world.widget.name}">${world.widget.name}</div><div class="widget_settings_block__short-descr">${textAt(manifest.widget?.short_description)}</div>
<div class="widget-settings__command-plate"><div class="widget-state widget-state_of_${world.widget.code} widget-state_status_${status}" data-status="${status}"><span class="widget-state__mark"></span>${t(`crm.status-${status}`)}</div>${isActive ? html`<div class="widget_settings_block__controls_top">${button(t("crm.disable"), "js-widget-uninstall button-input_plain")}</div>` : button(t("crm.install"), "button-input_blue js-widget-install")}</div>
<div class="widget-settings__support">${support.link ? html`<a href="${support.link}" rel="noreferrer" target="_blank">${t("crm.help")}</a>` : null}${support.email ? html`<span>${support.email}</span>` : null}</div></div>`;
}

function descSpace() {
  const { manifest, code } = world.widget;
  const isActive = world.installed.active === "Y";
  return html`<div class="widget-settings__desc-space"><div class="widget-settings__wrap-desc-space custom-scroll"><div class="widget_settings_block"><div class="widget_settings_block__descr">${raw(withoutScripts(filled(textAt(manifest.widget?.description))))}</div><div class="widget-settings-block__desc-expander"></div>
<div id="widget_settings__fields_wrapper" class="widget_settings_block__fields">${fieldsMarkup(manifest.settings, world.installed.settings)}<div class="widget_settings_block__error" hidden></div></div>
<div class="widget_settings_block__controls widget_settings_block__controls_top"${isActive ? null : html` hidden`}>${button(t("crm.save"), "js-widget-save button-input-disabled", html` id="save_${code}" data-onsave-destroy-modal="true"`)}<div class="switcher_wrapper widget_settings_block__switch"><label class="switcher switcher__on" for="widget_active__sw"></label><input type="checkbox" class="switcher__checkbox" id="widget_active__sw" name="widget_active" value="Y"${isActive ? html` checked` : null}></div><span class="widget-settings__hint">${t("crm.save-hint")}</span></div></div></div></div>`;
}

const settingsModal = () =>
  html`<div class="modal widget-settings__modal ${world.widget.code} modal_loaded"><div class="modal-scroller custom-scroll"><div class="modal-body modal-body_centred"><button type="button" class="modal-body__close" aria-label="${t("crm.close")}">${icon("close")}</button><div class="widget-settings">${baseSpace()}${descSpace()}</div></div></div><div class="default-overlay modal-overlay default-overlay-visible"></div></div>`;

const tiles = () =>
  html`<div class="integrations"><button type="button" class="integrations__tile integrations__tile_own js-open-settings" data-code="${world.widget.code}"><img data-standin-logo src="${logo("logo_main")}" alt=""><b>${world.widget.name}</b><span>${t(`crm.status-${world.installed.status}`)}</span></button>${[1, 2, 3, 4, 5].map(() => html`<div class="integrations__tile" aria-hidden="true"><i></i><u></u><u></u></div>`)}</div>`;

function problem(root, text) {
  const place = root.querySelector(".widget_settings_block__error");
  if (!place) return;
  place.textContent = text ?? "";
  place.hidden = !text;
}

/** Asks onSave; resolves with whether the CRM saves. */
async function asked(active, fields) {
  if (!callbackOf("onSave")) {
    tellRule("no-onsave");
    return false;
  }
  const result = callBack("onSave", [{ active, fields }]);
  if (result.failed) return false;
  const value = result.thenable
    ? await Promise.resolve(result.value).then(
        (given) => given !== false,
        () => false,
      )
    : result.value === true;
  tellRule(value ? "onsave-saves" : "onsave-refuses", { call: result.id });
  return value;
}

function keep(status, active, settings) {
  Object.assign(world.installed, { status, active, settings });
  send("stored", { what: "settings", settings, status, active });
  Object.assign(world.instance?.params ?? {}, settingsOf());
}

async function save(modal, isInstall) {
  const { $ } = world.libraries;
  const fields = valuesIn(modal.querySelector("#widget_settings__fields_wrapper"));
  const empty = emptyRequired(world.widget.manifest.settings, fields);
  problem(modal, empty.length > 0 ? t("crm.fill-required") : null);
  for (const input of modal.querySelectorAll("[data-field]"))
    input.classList.toggle("text-input_error", empty.includes(input.dataset.field) && input.value === "");
  if (empty.length > 0) {
    tellRule("required-empty", { names: empty });
    return;
  }
  const $button = $(modal)
    .find(isInstall ? ".js-widget-install" : ".js-widget-save")
    .trigger("button:load:start");
  const agreed = await asked("Y", fields);
  $button.trigger("button:load:stop");
  if (!agreed) {
    problem(modal, t("crm.not-saved"));
    return;
  }
  const stays = modal.querySelector(".js-widget-save")?.getAttribute("data-onsave-destroy-modal") !== "true";
  keep("installed", "Y", fields);
  if (isInstall) {
    if (callbackOf("onInstall")) callBack("onInstall");
    $(document).trigger("widget:installed", [world.widget.code, fields]);
    destroyWidget({ keep: false });
    await startWidget();
  }
  if (stays) tellRule("modal-stays");
  else closeModal();
  redrawTiles();
}

async function disable(modal) {
  const { $ } = world.libraries;
  const fields = valuesIn(modal.querySelector("#widget_settings__fields_wrapper"));
  const agreed = await asked("N", fields);
  if (!agreed) return;
  keep("install", "N", world.installed.settings);
  $(document).trigger("widget:removed", [world.widget.code]);
  destroyWidget({ keep: false });
  closeModal();
  redrawTiles();
}

function closeModal() {
  document.querySelector(".widget-settings__modal")?.remove();
}

function redrawTiles() {
  const holder = document.querySelector(".integrations");
  holder?.replaceWith(element(tiles()));
}

function bindModal(modal) {
  const { $ } = world.libraries;
  $(modal)
    .on("click", ".modal-body__close, .modal-overlay", closeModal)
    .on(
      "change input",
      "#widget_settings__fields_wrapper input, #widget_settings__fields_wrapper select, #widget_settings__fields_wrapper textarea, .widget_settings_block input",
      (event) => {
        if (event.type === "input" && event.target.type === "hidden") return;
        $(modal).find(".js-widget-save").removeClass("button-input-disabled").addClass("button-input_blue");
      },
    )
    .on("click", ".js-widget-save", (event) => {
      if (!$(event.currentTarget).hasClass("button-input-disabled")) save(modal, false);
    })
    .on("click", ".js-widget-install", () => save(modal, true))
    .on("click", ".js-widget-uninstall", () => disable(modal))
    .on("change", "#widget_active__sw", (event) => !event.target.checked && disable(modal));
}

async function openModal() {
  if (!world.instance) await startWidget({ fakeOnFailure: true });
  closeModal();
  const { $ } = world.libraries;
  const modal = element(settingsModal());
  document.getElementById("page_holder").append(modal);
  bindModal(modal);
  await pause(0);
  if (callbackOf("settings")) callBack("settings", [$(modal).find(".modal-body"), {}]);
}

/** Draws the page. */
export function draw(holder) {
  const root = element(
    html`<div class="scene scene_integrations"><div id="list_page_holder">${pageHead(t("crm.in-this-account"), t("crm.menu-integrations"))}${tiles()}</div></div>`,
  );
  holder.append(root);
  world.libraries.$(root).on("click", ".js-open-settings", openModal);
}

/** Opens the window once the widget has started. */
export const started = () => openModal();

/** Says why nothing is started. */
export const idle = (why) => drawReason(document.getElementById("page_holder"), why);
