# secrets/*: keys and tokens in the files that are packed.

secrets-amo-token = { $kind ->
    [secret] {$file} holds the secret key of an integration ({$start})
    [refresh] {$file} holds a refresh token ({$start})
   *[access] {$file} holds an access token of amoCRM or Kommo ({$start})
}
    .name = Token of an account in the widget
    .why = Everybody who opens a page with the widget can read its files. With this token they get into the account: leads, contacts, correspondence. It stays valid until it is revoked.
    .todo = Take it out of the file, revoke it in the account and make a new one. Keep it on your server and let the widget ask the server, for instance with $authorizedAjax.

secrets-private-key = {$file} holds a private key
    .name = Private key in the widget
    .why = Everybody who opens a page with the widget can read its files, and with this key sign or decrypt as if they were you.
    .todo = Take the key out of the widget and replace it wherever it is used: it counts as known from now on.

secrets-cloud-key = {$file} holds a key of { $kind ->
    [aws] Amazon Web Services
    [github] GitHub
    [gitlab] GitLab
    [google] Google
    [openai] OpenAI
    [stripe] Stripe
   *[yandex] Yandex Cloud
} ({$start})
    .name = Key of a cloud service in the widget
    .why = Everybody who opens a page with the widget can read its files, and use the service at your cost and with your rights.
    .todo = Take the key out of the widget, revoke it at the service and make a new one. Let the widget ask your server, which holds the key.

secrets-messenger-token = {$file} holds a token of { $kind ->
    [slack] Slack
    [vk] VK
    [whatsapp] WhatsApp or another service of Meta
   *[telegram] a Telegram bot
} ({$start})
    .name = Token of a messenger in the widget
    .why = Everybody who opens a page with the widget can read its files, and write and read messages in your name.
    .todo = Take the token out of the widget, revoke it (for Telegram in BotFather) and make a new one. Send messages from your server.

secrets-generic = {$file} seems to hold a password or key ({$start})
    .name = What looks like a secret
    .why = Beside a name such as token or password stands a value like those that are made by chance. Everybody who opens a page with the widget can read its files.
    .todo = If it is a secret, take it out and replace it wherever it is used. If it is meant for everybody, such as a public key, leave it.

secrets-personal-data = { $count ->
    [one] {$file} holds { $what ->
        [phone] a telephone number
       *[email] an e-mail address
    } that is not the support's: {$names}
   *[other] {$file} holds {$count} addresses or telephone numbers that are not the support's: {$names}
}
    .name = Data of people in texts
    .why = Samples are often made of real people's data. All accounts with the widget see it, and moderation asks to remove test data.
    .todo = Put made-up data in its place, such as name@example.com. The contact of the support belongs into the manifest.
