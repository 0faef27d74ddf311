// Requests of the base Widget object: crm_post, one a second and in order; $authorizedAjax with a made-up token.

import { send } from "./bridge.js";
import { tellUse } from "./calls.js";
import { now, pause } from "./native.js";
import { madeBy } from "./net/route.js";
import { world } from "./world.js";

const GAP = 1000;
let free = 0;

/** Lets the next crm_post go at once. */
export const forgetGap = () => {
  free = 0;
};

const encode = (value) => btoa(JSON.stringify(value)).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");

/** A token in the form of the CRM's disposable ones, signed by nobody. */
function madeUpToken() {
  const { account } = world;
  const second = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${account.host}`,
    aud: "https://example.net",
    jti: "00000000-0000-4000-8000-000000000020",
    iat: second,
    nbf: second,
    exp: second + 1800,
    account_id: account.data.account.id,
    subdomain: account.data.account.subdomain,
    client_uuid: "00000000-0000-4000-8000-000000000001",
    user_id: account.user.id,
    is_admin: account.user.is_admin,
  };
  return `${encode({ typ: "JWT", alg: "HS256" })}.${encode(claims)}.made-up`;
}

export const requestMethods = {
  crm_post(url, data, done, type = "text", failed) {
    tellUse("crm_post", [url, data]);
    const { $ } = world.libraries;
    const wait = Math.max(0, free - now());
    free = Math.max(free, now()) + GAP;
    if (wait > 0) send("rule", { id: "crm-post-waits", ms: wait });
    pause(wait).then(() => {
      madeBy("crm_post", () => $.ajax({ url, data, type: "POST", dataType: type }))
        .done((answer) => done?.(answer))
        .fail((xhr, status, error) => failed?.(xhr, status, error));
    });
  },
  $authorizedAjax(options = {}) {
    tellUse("$authorizedAjax", [options]);
    const { $ } = world.libraries;
    return madeBy("$authorizedAjax", () => $.ajax({ ...options, headers: { ...options.headers, "X-Auth-Token": madeUpToken() } }));
  },
};
