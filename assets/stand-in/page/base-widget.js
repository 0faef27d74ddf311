// The base Widget object: what the CRM puts under a widget's constructor. Each member is in fidelity.json as `widget.<name>`.
// Requests are in base-requests.js, drawing in base-render.js.

import { renderMethods } from "./base-render.js";
import { requestMethods } from "./base-requests.js";
import { tellUse } from "./calls.js";
import { watchMissing } from "./missing.js";
import { world } from "./world.js";

const dotted = (object, key) =>
  String(key)
    .split(".")
    .reduce((value, name) => (value === null || value === undefined ? undefined : value[name]), object);

const selectedEntity = { leads: "lead", contacts: "contact", companies: "company", customers: "customer", todo: "todo" };

const methods = {
  system() {
    return world.app.widgets.system;
  },
  get_settings() {
    return this.params;
  },
  set_settings(settings) {
    tellUse("set_settings", [settings]);
    world.libraries.$.extend(this.params, settings);
    return this.params;
  },
  i18n(key) {
    return dotted(this.langs, key) ?? false;
  },
  set_lang(langs) {
    world.libraries.$.extend(true, this.langs, langs);
  },
  get_version() {
    return this.params.version ?? world.widget.version;
  },
  get_install_status() {
    return world.installed.status;
  },
  set_status(status) {
    tellUse("set_status", [status]);
    this.params.status = status;
    world.libraries.$(`.widget-state_of_${world.widget.code}`).attr("data-status", status);
  },
  get_accounts_current() {
    const account = world.app.constant("account");
    return { ...account, users: Object.values(world.app.constant("managers")), account, widget: { ...this.params } };
  },
  get_pipeline_id() {
    tellUse("get_pipeline_id", []);
    return world.scene.id === "sources"
      ? Promise.resolve(world.account.data.pipelines[0].id)
      : Promise.reject(new Error("The widget is no source of a pipeline"));
  },
  get_current_card_contacts_data() {
    if (!world.card) return Promise.reject(new Error("There is no card"));
    const { account, card } = world;
    return Promise.resolve(
      account.contactsOf(card.entity, card.record).map((contact) => ({
        id: contact.id,
        name: contact.name,
        first_name: contact.first_name ?? "",
        last_name: contact.last_name ?? "",
        phones: [account.valueByCode("contacts", contact, "PHONE")].filter(Boolean),
        emails: [account.valueByCode("contacts", contact, "EMAIL")].filter(Boolean),
      })),
    );
  },
  list_selected() {
    tellUse("list_selected", []);
    if (!world.list) return false;
    const selected = world.list.rows
      .filter((row) => row.checked)
      .map((row) => ({ id: row.id, type: selectedEntity[world.list.entity], emails: row.emails, phones: row.phones }));
    const count = (key) => selected.reduce((sum, row) => sum + row[key].length, 0);
    return {
      count_selected: selected.length,
      selected,
      summary: { items: selected.length, emails: count("emails"), phones: count("phones") },
    };
  },
  add_action(type, run) {
    tellUse("add_action", [type, run]);
    world.actions.push({ type, run, title: this.i18n("widget.call_action") || world.widget.name });
    world.libraries.$(document).trigger("standin:actions");
  },
  add_source(type, run, title) {
    tellUse("add_source", [type, run, title]);
    world.sources.push({ type, run, title: type === "sms" ? "SMS" : title });
    world.libraries.$(document).trigger("standin:sources");
  },
  widgetsOverlay(open) {
    tellUse("widgetsOverlay", [open]);
    world.libraries.$("#card_widgets_overlay").toggle(Boolean(open));
    world.libraries.$("#widgets_block").closest(".list-column").toggleClass("list-column_open", Boolean(open));
  },
  setSdkCatalogId(id) {
    tellUse("setSdkCatalogId", [id]);
    world.sdkCatalogId = id;
  },
  listenSocketChannel(channel, keys, handler) {
    tellUse("listenSocketChannel", [channel, keys, handler]);
    return () => {};
  },
  ...requestMethods,
  ...renderMethods,
};

const extended = new WeakSet();

/**
 * Puts the base methods on the constructor's prototype, with new empty settings and texts, as the CRM does before `new`.
 * Throws what the CRM's would for something that isn't a constructor.
 */
export function extendConstructor(Constructor) {
  Object.assign(Constructor.prototype, methods, { params: {}, langs: {}, helpers: { Modal: world.dialogs.Modal } });
  if (extended.has(Constructor)) return;
  extended.add(Constructor);
  let top = Constructor.prototype;
  while (Object.getPrototypeOf(top) && Object.getPrototypeOf(top) !== Object.prototype) top = Object.getPrototypeOf(top);
  Object.setPrototypeOf(top, watchMissing({}, "widget"));
}
