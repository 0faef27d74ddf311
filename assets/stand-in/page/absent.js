// Modules that the CRM has and the stand-in has not: they are inert and told as an event, so that a widget which only names one still starts.
import { send } from "./bridge.js";
import { markOf } from "./fidelity.js";
import { inert } from "./inert.js";
import { here } from "./probe/where.js";

/** Their ids; others are known by their form (`isSystemName`). */
export const ABSENT = [
  "chartjs",
  "clipboard",
  "accounting",
  "quill",
  "fileapi",
  "FileAPI",
  "fullcalendar",
  "cropperjs",
  "intl-tel-input",
  "intl_tel_input",
  "intlTelInput",
  "google-libphonenumber",
  "js-uuid",
  "jplayer",
  "steady",
  "device",
  "enquire",
  "rangeslider",
  "colorpicker",
  "virtualized-list",
  "browser-detect",
  "cocktail",
  "rxjs",
  "moment-timezone",
  "jquery-ui",
  "lib/common/hs",
  "lib/interface/settings/widgets/swiper",
];

const tellAbsent = (id) => send("missing", { api: `module ${id}`, mark: markOf(`module.${id}`), where: here() });

/** Whether `id` is a name of the CRM's own scripts, which the stand-in has no file for. */
export const isSystemName = (id) => !/^(https?:|\/|\.|blob:|data:)/.test(id) && !/\.(js|css|json|twig|html)(\?|$)/.test(id);

/** Defines an inert module that is told as an event once something asks for it. */
export function defineAbsent(id) {
  window.define(id, [], () => {
    tellAbsent(id);
    return inert(id);
  });
}
