// The step of a pipeline, two blocks of a bot (one of them gives no JSON text, as a fault), and a source of leads.
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
      settings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      dpSettings: function () {
        var $step = $(".digital-pipeline__short-task_widget-style_" + self.get_settings().widget_code);
        var $form = $step.parent().parent().find("[data-action=send_widget_hook]");
        say("step", [$step.length, $form.length, $form.find("[name=message]").length, self.system().area]);
        $form.find(".widget_settings_block__input_field").append('<p class="sample-bots-hint">Hint</p>');
      },
      salesbotDesignerSettings: function ($body, renderRow, params) {
        say("block", [$body.length, params]);
        $body.append(renderRow("Own row"));
        return {
          exits: [
            { code: "success", title: "Sent" },
            { code: "fail", title: "Not sent" },
          ],
        };
      },
      onSalesbotDesignerSave: function (handler, params) {
        say("bot", [handler, params]);
        if (handler === "wait") return { not: "a text" };
        return JSON.stringify([
          {
            question: [
              { handler: "widget_request", params: { url: "https://hook.example.net/bot", data: { text: params.text }, params: [] } },
              { handler: "goto", params: { type: "question", step: 1 } },
            ],
          },
          { question: [{ handler: "exits", params: { value: "{{json.status}}", conditions: [] } }] },
        ]);
      },
      onAddAsSource: function (pipeline) {
        say("source", pipeline);
      },
      destroy: function () {},
    };
    return this;
  };
});
