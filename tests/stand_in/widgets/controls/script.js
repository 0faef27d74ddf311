// Draws every control by its template, on a page of its own, and prints each change as `change: {name, value, checked}`. The
// dialogs are opened by the buttons `modal` and `confirm`; what they tell is printed too.
define(["jquery", "lib/components/base/modal", "lib/components/base/confirm"], function ($, Modal, Confirm) {
  return function () {
    var self = this;
    var items = [
      { id: "1", option: "First" },
      { id: "2", option: "Second" },
      { id: "3", option: "Third", disabled: true },
      { option: "By its text" },
    ];
    var controls = [
      ["button", { text: "Modal", id: "modal", class_name: "sample-modal", blue: true }],
      ["button", { text: "Confirm", id: "confirm", class_name: "sample-confirm" }],
      ["button", { text: "Disabled", id: "disabled", disabled: true }],
      ["button", { text: "Plain", plain: true, text_bold: "Bold", context_menu: [{ id: "one", text: "One" }] }],
      ["cancel_button", { class_name: "sample-cancel" }],
      ["delete_button", { text: "Delete", class_name: "sample-delete" }],
      ["checkbox", { text: "Checkbox", name: "check", value: "Y", id: "check", checked: true }],
      ["checkbox", { text: "Checkbox that is off", name: "check_off", value: "Y", small: true }],
      ["radio", { label: "Radio A", name: "radio", value: "a", id: "radio_a", selected: true }],
      ["radio", { label: "Radio B", name: "radio", value: "b", id: "radio_b" }],
      ["switcher", { name: "switch", id: "switch", value: "Y", checked: true }],
      ["input", { name: "input", value: "text", placeholder: "Input", id: "input", max_length: 20, style: { width: "200px" } }],
      ["textarea", { name: "area", value: "lines", placeholder: "Textarea", id: "area" }],
      ["select", { name: "select", items: items, selected: "2", id: "select", class_name: "sample-select" }],
      ["select", { name: "select_first", items: items, id: "select_first" }],
      ["checkboxes_dropdown", { name: "drop", name_is_array: true, title_empty: "Choose", items: [{ id: "x", option: "X", is_checked: true, prefix: "d" }, { id: "y", option: "Y", prefix: "d" }] }],
      ["multiselect", { name: "multi", values: [{ id: 1, value: "One" }, { id: 2, value: "Two" }], selected: [2] }],
      ["suggest", { name: "suggest", items: [{ id: "1", value: "Apples" }, { id: "2", value: "Pears" }], selected: "1", id: "suggest", closable: true }],
      ["date_field", { name: "date", value: "02.12.2026", id: "date", input_class: "sample-date" }],
      ["date_field", { type: "range", name: { from: "from", to: "to" }, value: { from: "01.12.2026", to: "05.12.2026" }, id: "range" }],
      ["file", { name: "file", id: "file", text: "" }],
      ["pipeline_select/index", { name: "stage", items: [{ id: 2001, name: "Sales", statuses: [{ id: 2101, name: "New", color: "#99ccff" }, { id: 2102, name: "Talks", color: "#ffff99" }] }] }],
    ];

    function say(part, value) {
      console.log(part + ": " + JSON.stringify(value));
    }

    function openModal() {
      var modal = new Modal({
        class_name: "modal-list sample-modal-window",
        init: function ($body) {
          $body
            .append('<div class="modal-body__inner"><h2>Sample dialog</h2>' + self.render({ ref: "/tmpl/controls/button.twig" }, { text: "Yes", class_name: "js-modal-accept", blue: true }) + self.render({ ref: "/tmpl/controls/cancel_button.twig" }, {}) + '<span class="modal-body__close"></span></div>')
            .trigger("modal:loaded")
            .trigger("modal:centrify");
          say("modal init", [$body.hasClass("modal-body"), this.$modal.length, $(".modal-overlay").length > 0]);
        },
        destroy: function () {
          say("modal destroy", true);
          return true;
        },
      });
      modal.$modal.on("click", ".js-modal-accept", function () {
        modal.showSuccess("Done", function () {
          say("modal success", true);
          modal.destroy();
        }, 50);
      });
    }

    function openConfirm() {
      new Confirm({
        text: "Sure?",
        accept_text: "Yes",
        decline_text: "No",
        accept: function () {
          say("confirm", "accept");
          this.destroy();
        },
        decline: function () {
          say("confirm", "decline");
        },
      });
    }

    function draw($place) {
      controls.forEach(function (control) {
        $place.append('<div class="sample-control" data-control="' + control[0] + '">' + self.render({ ref: "/tmpl/controls/" + control[0] + ".twig" }, control[1]) + "</div>");
      });
      $place.on("controls:change", "input, select", function (event) {
        say("change", { name: event.target.name, value: event.target.value, checked: event.target.checked });
      });
      $place.on("click", ".sample-modal", openModal).on("click", ".sample-confirm", openConfirm);
    }

    this.callbacks = {
      render: function () {
        if (self.system().area !== "lcard") return true;
        self.render_template({ caption: { class_name: "sample-controls-caption" }, body: '<div class="sample-controls"></div>', render: "" });
        draw($(".sample-controls"));
        return true;
      },
      init: function () {
        return true;
      },
      bind_actions: function () {
        return true;
      },
      settings: function () {
        return true;
      },
      advancedSettings: function () {
        draw($("#work-area-" + self.get_settings().widget_code));
      },
      onSave: function () {
        return true;
      },
      destroy: function () {},
    };
    return this;
  };
});
