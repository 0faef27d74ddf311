# What an account says, and what keeps it from saying anything.
account-error-bad-request = The account refused the data
    .why = Something in the request isn't what the account takes; the fields are listed where the account names them.
    .next = Correct the fields and send them again.
account-error-unauthorized = The account doesn't accept the token
    .why = The token has ended, was revoked, or belongs to another account. Uninstalling a widget also ends the tokens of its own integration.
    .next = Get a new token on the “Keys” tab of the integration and sign in with it.
account-error-token-expired = The token has ended
    .why = It says itself until when it is good, so nothing was sent with it.
    .next = Get a new token on the “Keys” tab of the integration and sign in with it. If this one should be good still, check the date of this computer.
account-error-payment-required = The account isn't paid
    .why = Without a paid plan the account answers no requests.
    .next = Pay for the account, or use another one.
account-error-forbidden = The rights don't suffice
    .why = Installing, uninstalling and the list of users are for administrators of the account.
    .next = Use the token of an administrator, or ask one to do it.
account-error-blocked = The account blocks this computer's address
    .why = That happens after too many requests, or when the account lets in listed addresses alone.
    .next = Wait a while, then try once. If it stays so, ask the account's administrator about the list of allowed addresses.
account-error-not-found = The account doesn't have it, or doesn't show it to this user
    .why = A private widget is seen by the user who uploaded it. A bot that went on already waits no more.
    .next = Check the code on the “Keys” tab of the integration and whose token it is. Upload the widget if it isn't there yet.
account-error-unprocessable = The account can't carry out the request
    .why = A value goes beyond a limit, such as 250 entries on a page.
    .next = Ask for less at a time.
account-error-too-many-requests = Too many requests: the account asks for a pause of { $seconds ->
        [0] some time
        [one] 1 second
       *[other] {$seconds} seconds
    }
    .why = An account takes at most seven requests a second, from all programs together. Who goes on is blocked.
    .next = Wait that long and try again. Stop other programs that work with this account.
account-error-server = The account's server failed (status {$status})
    .why = The fault is on the other side.
    .next = Try again later. If it was a change, look first whether it was made.
account-error-status = The account answered with status {$status}, which isn't documented for this request
    .why = The address or the service may have changed.
    .next = The whole answer is in the history: on the Install tab, or with widget-studio history.
account-error-timeout = The account didn't answer in time
    .why = The network or the account is slow. A change may have been made all the same.
    .next = If it was a change, look first whether it was made. Then try again.
account-error-tls = There is no trusted connection to the account
    .why = The certificate isn't one that this computer trusts: a proxy or an antivirus may stand in between, or the clock is wrong.
    .next = Check the date of this computer, and whether its network replaces certificates.
account-error-dns = The account's host isn't known
    .why = The address has a typing error, or there is no network.
    .next = Check the address of the account and the connection to the internet.
account-error-no-network = The account can't be reached
    .why = There is no network, or a proxy or a firewall is in the way.
    .next = Check the connection to the internet and the proxy settings.
account-error-lost = The connection ended before the answer
    .why = The network or the server broke it off. A change may have been made all the same.
    .next = If it was a change, look first whether it was made. Then try again.
account-error-redirect = The account's answer leads to another address
    .why = The token is sent to the account's own host alone, so the redirect isn't followed. The account may have been renamed.
    .next = Open the account in a browser and take over its address.
account-error-too-large = The answer is too large
    .why = It is far longer than any documented answer, so it wasn't read to the end.
    .next = Check that the address is that of an account.
account-error-html = The account answered with a web page instead of data
    .why = A sign-in page, an error page or a proxy stands in between.
    .next = Open the account in a browser to see what it shows.
account-error-not-json = The answer can't be read
    .why = It isn't the data that this request brings.
    .next = Try again later. The whole answer is in the history: on the Install tab, or with widget-studio history.
account-error-cancelled = Stopped
    .why = It was stopped here. A change that was sent by then may have been made.
    .next = If it was a change, look whether it was made.
account-error-not-kept = The new tokens couldn't be kept
    .why = The account has ended the old ones. They aren't used until the keyring keeps them, so that they don't get lost.
    .next = Unlock the keyring and try again without closing the program. Otherwise get a new code on the “Keys” tab.

account-hint-revoked = The refresh token was used already or has ended. Get a new code on the “Keys” tab of the integration and sign in with it.
account-hint-client = Check the integration ID: it must be copied from the “Keys” tab of the same integration.
account-hint-code = The code has ended or was used. Copy a new one from the “Keys” tab: it is good for 20 minutes and one use.

account-host-empty = No address is given
    .next = Give the address of the account, such as name.amocrm.ru or name.kommo.com.
account-host-no-account = {$host} is not an account's own address
    .next = Give the address with the account's name in front, such as name.amocrm.ru.
account-host-foreign = {$host} is not an address of amoCRM or Kommo
    .next = Give name.amocrm.ru, name.kommo.com or name.amocrm.com. A token is sent nowhere else.

account-field-missing = This field must be filled in
account-field-type = This field takes another kind of value
account-field-choice = This value can't be chosen here
account-field-long = This value is too long
account-field-many = There are too many values here
