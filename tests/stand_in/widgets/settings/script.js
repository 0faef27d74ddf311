// Every type of field, a field of its own, and what onSave can answer: the address decides, so that a test can choose:
// "refuse" false, "promise" a promise, "reject" a rejected one, "stay" keeps the window open.
define(["jquery"], function ($) {
  return function () {
    var self = this;

    function say(part, value) {
      console.log(part + ": " + JSON.stringify(value));
    }

    this.callbacks = {
      render: function () {
        return true;
      },
      init: function () {
        return true;
      },
      bind_actions: function () {
        return true;
      },
      settings: function ($body, context) {
        var code = self.get_settings().widget_code;
        say("settings", [$body.length, $body.find(".widget_settings_block__item_field").length, $("#" + code + "_custom").length, context]);
        $("#" + code + "_custom_content").html(self.render({ ref: "/tmpl/controls/select.twig" }, { name: "own_choice", items: [{ id: "a", option: "Choice A" }, { id: "b", option: "Choice B" }] }));
        $("#" + code + "_custom_content").on("controls:change", "input", function () {
          $("#" + code + "_custom").val(JSON.stringify({ choice: this.value })).trigger("change");
        });
        return true;
      },
      onSave: function (data) {
        var url = String(data.fields.url);
        say("save", data);
        if (url.indexOf("refuse") >= 0) return false;
        if (url.indexOf("reject") >= 0) return Promise.reject(new Error("Refused"));
        if (url.indexOf("stay") >= 0) $(".js-widget-save").attr("data-onsave-destroy-modal", false);
        if (url.indexOf("promise") >= 0) {
          return new Promise(function (resolve) {
            setTimeout(resolve, 100);
          });
        }
        return true;
      },
      onInstall: function () {
        say("install", self.get_install_status());
      },
      advancedSettings: function () {
        var code = self.get_settings().widget_code;
        $("#work-area-" + code).html('<div class="sample-settings-page">' + self.i18n("widget.advanced") + "</div>");
        $(".list__body-right__top__buttons").html(self.render({ ref: "/tmpl/controls/button.twig" }, { text: "Save", class_name: "sample-settings-save", blue: true }));
      },
      destroy: function () {
        say("destroy", true);
      },
    };
    return this;
  };
});
