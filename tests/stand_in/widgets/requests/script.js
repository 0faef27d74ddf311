// Sends requests in every way. `sampleRequests.<name>()` sends one and resolves with what came: the tests call them one by one.
define(["jquery"], function ($) {
  return function () {
    var self = this;
    var host = "https://service.example.net/hook";

    function settled(promise) {
      return new Promise(function (resolve) {
        promise.then(
          function (value) {
            resolve({ ok: true, value: value });
          },
          function (reason) {
            resolve({ ok: false, value: String((reason && (reason.status !== undefined ? reason.status + " " + (reason.responseText || "") : reason.message)) || reason) });
          }
        );
      });
    }

    function text(response) {
      return response.text().then(function (body) {
        return [response.status, body];
      });
    }

    window.sampleRequests = {
      account: function () {
        return settled($.getJSON("/api/v4/account"));
      },
      lead: function () {
        return settled(fetch("/api/v4/leads/31054?with=contacts").then(function (response) { return response.json(); }));
      },
      none: function () {
        return settled(fetch("/api/v4/leads?filter[id]=1").then(text));
      },
      unknown: function () {
        return settled(fetch("/api/v4/nothing").then(text));
      },
      change: function () {
        return settled($.ajax({ url: "/api/v4/leads/31054", type: "PATCH", contentType: "application/json", data: JSON.stringify({ price: 777 }) }));
      },
      add: function () {
        return settled($.ajax({ url: "/api/v4/tasks", type: "POST", contentType: "application/json", data: JSON.stringify([{ text: "Sample", complete_till: 1800000000, entity_id: 31054, entity_type: "leads" }]) }));
      },
      wrong: function () {
        return settled($.ajax({ url: "/api/v4/leads", type: "POST", contentType: "application/json", data: JSON.stringify({ name: "No array" }) }));
      },
      old: function () {
        return settled($.getJSON("/private/api/v2/json/accounts/current"));
      },
      atOnce: function () {
        return settled(Promise.resolve($.ajax({ url: "/api/v4/account", async: false, dataType: "json" }).responseJSON.subdomain));
      },
      posts: function () {
        var times = [];
        var started = performance.now();
        return new Promise(function (resolve) {
          [1, 2, 3].forEach(function (number) {
            var done = function () {
              times.push(Math.round((performance.now() - started) / 100) / 10);
              if (times.length === 3) resolve(times);
            };
            self.crm_post(host, { number: number }, done, "json", done);
          });
        });
      },
      authorized: function () {
        return settled(self.$authorizedAjax({ url: host, type: "GET", dataType: "json" }));
      },
      other: function () {
        return settled(fetch(host, { method: "POST", body: JSON.stringify({ a: 1 }), headers: { "content-type": "application/json" } }).then(text));
      },
      beacon: function () {
        return settled(Promise.resolve(navigator.sendBeacon(host, "ping")));
      },
      socket: function () {
        return settled(new Promise(function (resolve, reject) {
          try {
            var socket = new WebSocket("wss://service.example.net/socket");
            socket.onopen = function () { resolve("open"); };
            socket.onerror = function () { reject(new Error("refused")); };
          } catch (error) {
            reject(error);
          }
        }));
      },
      script: function () {
        return settled(new Promise(function (resolve, reject) {
          require(["https://service.example.net/lib.js"], resolve, reject);
        }));
      },
      picture: function () {
        return settled(new Promise(function (resolve, reject) {
          var image = new Image();
          image.onload = function () { resolve("loaded"); };
          image.onerror = function () { reject(new Error("not loaded")); };
          image.src = "https://service.example.net/picture.png";
          document.body.appendChild(image);
        }));
      },
      popup: function () {
        return settled(Promise.resolve(typeof window.open("https://service.example.net/login", "_blank")));
      },
      hardCoded: function () {
        return settled(Promise.all(["/upl/requests/widget/i18n/en.json", "/upl/requests/7/widget/i18n/en.json", "/widgets/requests/i18n/en.json"].map(function (path) {
          return fetch(path).then(function (response) { return response.status; });
        })));
      },
    };

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
      destroy: function () {
        delete window.sampleRequests;
      },
    };
    return this;
  };
});
