# account/*, install/*, uninstall/*, api/*: what is looked at before and after a change of an account.
# A message is the sentence of a finding, its attributes are the rule's page.

account-unreachable = The account doesn't answer
    .name = The account can't be reached
    .why = Without an answer nothing is known of the account: the network, its name, its certificate or the time for an answer may be the cause.
    .todo = Check the address of the account and the connection to the internet, then test the connection again.

account-bad-host = {$host} is no account's address
    .name = Not the address of an account
    .why = The API is at the account's own host, such as name.amocrm.ru or name.kommo.com. A token is sent nowhere else.
    .todo = Paste a link from the account itself: its host is taken from it.

account-dialect = The token belongs elsewhere: {$where}
    .name = The token was issued for another account
    .why = A token names the place that it is for. At another account, or at the other product, it is answered with 401.
    .todo = Take the token from an integration of this very account, or correct the address.

account-unauthorized = The account doesn't accept the token
    .name = The token isn't accepted
    .why = It was revoked, or the widget of its own integration was uninstalled. Every request is answered with 401 until there is another one.
    .todo = Get a new token on the “Keys and scopes” tab of the integration and sign in with it.

account-token-expired = The token has ended
    .name = The token has ended
    .why = A token says itself until when it is good. After that the account answers 401, so nothing is sent with it.
    .todo = Get a new token on the “Keys and scopes” tab of the integration. If this one should be good still, check the date of this computer.

account-token-ends-soon = The token ends in { $days ->
    [0] less than a day
    [one] 1 day
   *[other] {$days} days
}
    .name = The token ends soon
    .why = A long-lived token isn't renewed. When it ends, everything that works with it stops.
    .todo = Get a new token on the “Keys and scopes” tab of the integration in time, and sign in with it.

account-not-admin = The token's user is not an administrator
    .name = Installing takes an administrator
    .why = Installing and uninstalling are for administrators of the account; others are answered with 403. The list of users is for them as well.
    .todo = Sign in with the token of an administrator, or ask one to install the widget.

account-production-locked = This is a production account: {$subdomain} has to be typed before each change
    .name = A production account is locked
    .why = A company works in it. A change made there by mistake stops the work of people.
    .todo = Check that this is the account you mean, and type its subdomain when you are asked. On the command line it is --confirm.

install-local-errors = The widget has { $count ->
    [one] 1 error
   *[other] {$count} errors
} here
    .name = The widget has errors
    .why = What is installed is what was uploaded. If that has the same errors, parts of it won't work.
    .todo = Repair the errors under Problems, upload the widget again and install that.

install-not-uploaded = The account doesn't have the widget
    .name = The widget isn't uploaded
    .why = Only what was uploaded can be installed. The API has no call for uploads, and shows a private widget to the user who uploaded it alone.
    .todo = Upload widget.zip on the account's integrations page, check the code, then look again. If amoCRM answers “You have not filled additional agreement”, the account first has to fill in the supplement on third-party integrations. If Kommo's form has no upload, the plan is below Advanced.

install-version-mismatch = The account has version {$there}, here is {$here}
    .name = The account has another version
    .why = The account's version is the one that gets installed, not what is open here.
    .todo = Upload this build first, with a raised version. Or install the other one on purpose.

install-template-mismatch = { $how ->
    [here] The account doesn't ask for the field {$key}
    [there] Only the account asks for the field {$key}
    [type] The field {$key} is of type {$there} in the account, {$here} here
    [required-there] The field {$key} is required in the account alone
   *[required-here] The field {$key} is required here alone
}
    .name = The account asks for other fields
    .why = The form follows the fields of the uploaded archive. Where they aren't those of the manifest here, the account has another build.
    .todo = Upload this build and look again.

install-flag-mismatch = { $there ->
    [yes] The account offers the widget in {$area}, the manifest doesn't
   *[no] The manifest offers the widget in {$area}, the account doesn't
} ({$flag})
    .name = The account offers the widget in other areas
    .why = Whether a widget is available in Digital Pipeline or as a source of leads follows from its areas. Where the account says otherwise, it has another build.
    .todo = Compare the areas on the Locations tab, upload this build and look again.

install-required-empty = {$field} must be filled in
    .name = A required setting is empty
    .why = The account refuses an installation without its required fields.
    .todo = Fill the field in.

install-unknown-setting = The account has no field {$key}
    .name = A setting that the account doesn't know
    .why = Settings are sent under the keys of the account's own template. Another key is a typing error, or belongs to another build.
    .todo = Correct the key, or leave it out.

install-value-type = {$field} doesn't take this value ({$kind})
    .name = A setting of another type
    .why = Texts and passwords take a string. A field of the widget's own takes JSON or a number.
    .todo = Correct the value; what is wrong with JSON stands under its field.

install-users-shape = {$field} takes a text for each user's ID
    .name = A list of users of another shape
    .why = A field of the type “users” is an object: the user's ID as the key, a text as the value.
    .todo = Write it as in the documents: an object such as "504141": "1039".

install-users-lp-shape = {$field}: each user needs a login and a password
    .name = Logins of users of another shape
    .why = A field of the type “users_lp” is an object: the user's ID as the key, and an object with login and password as the value.
    .todo = Fill in both, or leave both empty.

install-user-unknown = {$field}: the account has no user {$user}
    .name = A user that the account doesn't have
    .why = The account may refuse the ID, or keep a setting that nobody uses.
    .todo = Take the IDs of this account's users.

install-empty-secret = {$field} is empty: a password saved before may be lost
    .name = A password left empty
    .why = The widget is installed already. Settings that are sent again replace the earlier ones, and what isn't sent may be gone.
    .todo = Enter the password again.

install-overwrite = The widget is installed already: these settings may replace all earlier ones
    .name = Settings would be replaced
    .why = The documents don't say whether settings that are sent again are merged with the earlier ones, so the worse has to be expected.
    .todo = Fill in all settings, also those that stay as they are. It is asked about before anything is sent.

install-nothing-to-set = The widget asks for no settings
    .name = There is nothing to fill in
    .why = Its template has no fields: the installation sends an empty object.
    .todo = Nothing has to be done.

install-verify-active = The installation was sent, but the account doesn't show the widget as installed
    .name = Not installed after the installation
    .why = After the answer the widget is read again; is_active_in_account has to be true.
    .todo = Look into the account, then try again.

install-verify-settings = Other settings came back: {$keys}
    .name = Other settings came back
    .why = Where the account shows the settings they are compared with those that were sent. It shows them to the widget's own integration alone.
    .todo = Compare these fields in the account, and send them again.

uninstall-not-installed = The widget isn't installed
    .name = Nothing to uninstall
    .why = The account has the widget, but it isn't installed.
    .todo = Nothing has to be done.

uninstall-verify-inactive = The request was sent, but the account still shows the widget as installed
    .name = Still installed after uninstalling
    .why = After the answer the widget is read again; is_active_in_account has to be false.
    .todo = Look into the account, then try again.

api-validation-errors = The account refused {$path}: {$code}
    .name = The account refused a setting
    .why = A refused body names each field by its path with a code. Nothing was installed.
    .todo = Correct the value at its field and send the settings again.

api-shape = The account's answer isn't as documented: {$key}
    .name = An answer of another shape
    .why = The studio reads such answers as far as it can. A part that is missing can't be compared.
    .todo = Look at the answer under Requests. If it stays so, tell the makers of the studio.
