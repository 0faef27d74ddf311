// APP and AMOCRM, which are one object: constants of the made-up account, the present card and list, notices, dates.
// Each member is in fidelity.json as `APP.<name>`.

import { ELEMENT_TYPES } from "./account/account.js";
import { constants } from "./app-constants.js";
import { notifications } from "./app-notices.js";
import { send } from "./bridge.js";
import { tellUse } from "./calls.js";
import { watchMissing } from "./missing.js";
import { world } from "./world.js";

const fill = (text, code) => text.replaceAll("{code}", code);

/** The page code of the scene. */
export const pageCode = (scene = world.scene) => fill(scene.page, world.widget.code);

function systemOf(scene, account) {
  const inModal = scene.group === "pipelines" && world.state.area === "page";
  return {
    area: inModal ? pageCode(scene) : scene.area,
    amouser_id: String(account.user.id),
    amouser: account.user.email,
    amohash: "",
    domain: account.topDomain,
    subdomain: account.data.account.subdomain,
    server: `https://${account.host}`,
    displayed_count: 0,
    displayed_count_by_area: {},
  };
}

/** Formats of dates, for Moment. */
const DATES = {
  date: "DD.MM.YYYY",
  date_short: "DD.MM",
  date_year: "DD.MM.YYYY",
  time: "HH:mm",
  time_full: "HH:mm:ss",
  full: "DD.MM.YYYY HH:mm",
  full_seconds: "DD.MM.YYYY HH:mm:ss",
  date_time: "DD.MM.YYYY HH:mm",
};

/** What APP.constant gives. */
let values = {};

/** Makes the object and puts it on the window under both names. */
export function makeApp() {
  const { account } = world;
  values = constants(account, world.widget);
  const noticed = {};
  const widgets = watchMissing(
    {
      system: {},
      list: {},
      legal_handlers: [],
      clear_cache: () => tellUse("APP.widgets.clear_cache", []),
      notificationsPhone: (options) => tellUse("APP.widgets.notificationsPhone", [options]),
    },
    "APP.widgets",
  );
  const data = watchMissing(
    { current_card: false, current_entity: "", is_card: false, current_view: false, current_list: false, card_page: false },
    "APP.data",
  );
  const app = watchMissing(
    {
      constant(key, value) {
        if (value !== undefined) {
          tellUse("APP.constant", [key, value]);
          values[key] = value;
        }
        return values[key];
      },
      data,
      widgets,
      lang_id: world.state.locale,
      lang: {},
      getBaseEntity: () => world.scene.entity,
      isCard: () => world.card !== null,
      getWidgetsArea: () => pageCode(),
      getV3WidgetsArea: () => pageCode(),
      addNotificationCallback(code, run) {
        tellUse("APP.addNotificationCallback", [code, run]);
        noticed[code] = run;
      },
      notifications: watchMissing(notifications(noticed), "APP.notifications"),
      click_event: "click",
      element_types: ELEMENT_TYPES,
      cf_types: {
        text: 1,
        numeric: 2,
        checkbox: 3,
        select: 4,
        multiselect: 5,
        date: 6,
        url: 7,
        multitext: 8,
        textarea: 9,
        radiobutton: 10,
        streetaddress: 11,
        smart_address: 13,
        birthday: 14,
        legal_entity: 15,
        date_time: 19,
      },
      note_types: { common: 4, call_in: 10, call_out: 11, sms_in: 102, sms_out: 103 },
      environment: "production",
      sdk: watchMissing(
        {
          showUserStatus: () =>
            Object.fromEntries(account.data.users.map((user) => [user.id, { id: String(user.id), online: user.id === account.user.id }])),
          setCallingStatus(status) {
            tellUse("APP.sdk.setCallingStatus", [status]);
            world.calling = Boolean(status);
          },
          getCallingStatus: () => Boolean(world.calling),
        },
        "APP.sdk",
      ),
      system: watchMissing(
        { format: { date: { ...DATES } }, timezone: account.data.account.timezone, server: `https://${account.host}` },
        "APP.system",
      ),
      router: watchMissing(
        {
          navigate(path) {
            tellUse("APP.router.navigate", [path]);
            send("navigate", { path: String(path) });
            world.go?.(String(path));
          },
        },
        "APP.router",
      ),
    },
    "APP",
  );
  window.APP = app;
  window.AMOCRM = app;
  world.app = app;
  return app;
}

/** Sets what APP says of the page: on each page load. */
export function refreshApp() {
  const { app, scene, account } = world;
  Object.assign(app.widgets.system, systemOf(scene, account));
  app.widgets.system.entity_id = world.card?.record.id ?? 0;
  app.data.is_card = world.card !== null;
  app.data.current_entity = scene.entity;
  app.data.current_card = world.card?.view ?? false;
  app.data.card_page = world.card?.page ?? false;
  app.data.current_list = world.list?.collection ?? false;
  const { $ } = world.libraries;
  app.data.current_view = world.card ? false : { $el: $("#page_holder"), el: $("#page_holder")[0] };
  values.card_id = world.card?.record.id ?? 0;
  values.card_element = world.card ? ELEMENT_TYPES[world.card.entity] : 0;
}
