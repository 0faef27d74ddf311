// The menu of scenes, by group; a scene whose area the manifest doesn't name is grey, with "add the area".

import { GROUPS, isDeclared, SCENES } from "../page/scenes/table.js";
import { el, icon, popup } from "./dom.js";
import { t } from "./texts.js";

function row(scene, model, actions, close) {
  const declared = isDeclared(scene, model.session.widget.manifest);
  const silent = scene.group === "silent";
  const open = scene.id === model.state.scene;
  const choose = () => {
    close();
    actions.go(scene.id);
  };
  return el(
    "div",
    { class: `menu__row${declared ? "" : " menu__row_undeclared"}` },
    el(
      "button",
      {
        type: "button",
        class: "menu__item",
        disabled: silent,
        "aria-current": open ? "true" : null,
        title: silent ? t("bar.silent") : null,
        onclick: choose,
      },
      el("span", {}, t(`scene.${scene.id}`)),
      el("code", {}, scene.location),
      open ? icon("check") : null,
    ),
    declared || silent || !model.session.canAdd
      ? null
      : el("button", { type: "button", class: "menu__add", onclick: () => actions.add(scene.location) }, t("bar.add-area")),
  );
}

/** The button with the menu. */
export const sceneMenu = (model, actions) =>
  popup("button", t("bar.scene"), [icon("scene"), t(`scene.${model.state.scene}`), icon("updown")], (close) =>
    el(
      "div",
      { class: "menu" },
      GROUPS.map((group) =>
        el(
          "section",
          {},
          el("h2", {}, t(`group.${group}`)),
          group === "silent" ? el("p", {}, t("bar.silent")) : null,
          SCENES.filter((scene) => scene.group === group).map((scene) => row(scene, model, actions, close)),
        ),
      ),
    ),
  );
