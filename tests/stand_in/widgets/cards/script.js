// Uses what a card and a list offer: every way to draw, actions, sources, the card's data, the chosen rows. It prints what it
// found as one line of JSON per part, `part: {…}`, and takes away all that it added in `destroy`.
define(["jquery", "underscore", "twigjs", "./parts/list.js", "json!./parts/data.json", "text!./parts/note.txt", "css!./parts/extra"], function ($, _, Twig, List, data, note) {
  return function () {
    var self = this;
    var list = new List(self);

    this.say = function (part, value) {
      console.log(part + ": " + JSON.stringify(value));
    };

    this.callbacks = {
      render: function () {
        var settings = self.get_settings();
        self.say("texts", [self.i18n("texts.hello"), self.i18n("texts").deep.down, self.i18n("texts.none"), self.langs.widget.name]);
        self.say("plugins", [data.names.length, note.trim(), $('link[href*="parts/extra.css"]').length]);
        self.say("settings", [settings.widget_code, settings.path === self.params.path, settings.widget_active, settings.note, self.get_version(), self.get_install_status()]);
        self.say("system", [self.system().area, self.system().subdomain, self.system().amouser_id]);
        if (self.system().area === "settings") return true;

        self.render_template(
          {
            caption: { class_name: "sample-cards-caption", html: "" },
            body: '<link rel="stylesheet" href="' + settings.path + "/style.css?v=" + self.get_version() + '">',
            render: '<p class="sample-cards-text">{{ hello }}, {{ names|join(", ") }}</p>{{ include_control("button", {text: hello, class_name: "sample-cards-button", blue: true})|raw }}<div class="sample-cards-more"></div>',
          },
          { hello: self.i18n("texts.hello"), names: data.names }
        );
        self.say("drawn", {
          ref: self.render({ ref: "/tmpl/controls/button.twig" }, { text: "By name" }).indexOf("By name") > 0,
          data: self.render({ data: "{% for item in items %}[{{ item }}]{% endfor %}" }, { items: [1, 2] }),
          filters: self.render({ data: "{{ 48600|price }} {{ 'texts.hello'|i18n }}" }, {}),
          module: Twig({ data: "<i>{{ a }}</i>" }).render({ a: "<" }),
        });
        self.render({
          href: "/templates/line.twig",
          base_path: settings.path,
          v: self.get_version(),
          load: function (template) {
            $(".sample-cards-more").append(template.render({ text: "From a file" }));
          },
        });
        self.render({ href: "templates/line.twig", base_path: settings.path, promised: true }).then(function (template) {
          $(".sample-cards-more").append(template.render({ text: "From a promise" }));
        });
        return true;
      },
      init: function () {
        var card = AMOCRM.data.current_card;
        self.say("card", [AMOCRM === APP, APP.isCard(), APP.getBaseEntity(), APP.getWidgetsArea(), card && card.id, card && card.model.get("ID")]);
        self.say("constants", [APP.constant("account").subdomain, APP.constant("user").login, _.keys(APP.constant("managers")).length, _.keys(APP.constant("groups")).length, APP.constant("user_rights").is_admin]);
        self.say("list outside", self.list_selected() === false);
        if (!card) return true;
        self.get_current_card_contacts_data().then(function (contacts) {
          self.say("contacts", _.pluck(contacts, "phones"));
        });
        self.add_action("phone", function (params) {
          self.say("phone", params);
        });
        self.add_action("email", function (params) {
          self.say("email", params);
        });
        self.add_source("sms", function (params) {
          return new Promise(function (resolve) {
            self.say("sms", params);
            resolve();
          });
        });
        self.add_source("chat", function ($place) {
          $place.append('<p class="sample-cards-chat">Chat</p>');
        }, "Sample chat");
        return true;
      },
      bind_actions: function () {
        $(document).on("click" + self.ns, ".sample-cards-button", function () {
          var card = APP.data.current_card;
          APP.notifications.show_message({ header: "Sample", text: "Clicked", date: Date.now() });
          $.get("/api/v4/" + APP.getBaseEntity() + "/" + card.id + "?with=contacts").done(function (record) {
            self.say("record", [record.id, record.name, record._embedded.contacts && record._embedded.contacts.length]);
          });
        });
        return true;
      },
      settings: function () {
        return true;
      },
      onSave: function () {
        return true;
      },
      onSource: function (source) {
        self.say("source", source);
      },
      destroy: function () {
        $(document).off(self.ns);
      },
      leads: { selected: list.show },
      contacts: { selected: list.show },
      companies: { selected: list.show },
      customers: { selected: list.show },
      todo: { selected: list.show },
    };
    return this;
  };
});
