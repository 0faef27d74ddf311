// What the widget does with the rows that a person chose in a list.
define(["jquery"], function ($) {
  return function (widget) {
    this.show = function () {
      var chosen = widget.list_selected();
      widget.say("chosen", [chosen.count_selected, chosen.selected, chosen.summary]);
      widget.render_template({ caption: { class_name: "sample-cards-caption" }, body: "", render: '<p class="sample-cards-list">{{ count }}</p><button type="button" class="sample-cards-close">Close</button>' }, { count: chosen.count_selected });
      $(".sample-cards-close").on("click", function () {
        widget.widgetsOverlay(false);
      });
    };
  };
});
