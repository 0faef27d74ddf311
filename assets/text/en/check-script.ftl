# script/*, style/*, php/*: the script, and what stands beside it.

script-missing = { $what ->
    [elsewhere] There is no script.js; the CRM loads no {$other}, whatever is in it
   *[none] There is no script.js, but the areas {$areas} need one
}
    .name = No script
    .why = In these areas the CRM loads script.js and calls it. Without it the widget shows nothing there.
    .todo = Give the file that holds the widget's code the name script.js, in the root; create the script; or take the areas out of locations.

script-syntax = { $what ->
    [deep] {$file} nests so deep that it wasn't read
    [parameters] {$file} has a function with more than {$most} parameters, so it wasn't read
   *[syntax] {$file} can't be read from line {$line}, column {$column} (the parser says: {$words})
}
    .name = The script can't be read
    .why = The browser stops at the first error of this kind and runs nothing of the script; if it is a module that the widget waits for, the whole widget isn't loaded, and the CRM says nothing. As long as it is there, the studio can't tell what the script uses either.
    .todo = Mend the place. If the script comes from a build, build it anew.

script-not-module = script.js defines no module: nothing in it calls define
    .name = The script is no module
    .why = The CRM loads scripts with RequireJS. It takes what the module gives back, a constructor with callbacks, and calls these. Of a script without define it gets nothing.
    .todo = Wrap the script in a call of define that returns the constructor, or let your build write an AMD or UMD module.

script-callback-missing = { $count ->
    [one] The callback {$name} is missing; it is needed in {$areas}
   *[other] {$count} callbacks are missing: {$name}; they are needed in {$areas}
}
    .name = A callback is missing
    .why = The CRM calls it in the areas that the widget declares. Without it the area stays empty, or the widget isn't loaded there at all; without onSave it can't be installed.
    .todo = Add the callback, or take the area out of locations.

script-callback-orphan = { $count ->
    [one] No area calls the callback {$names}
   *[other] No area calls the callbacks {$names}
}
    .name = A callback without its area
    .why = The CRM calls it only in an area that the widget doesn't declare, so what it does never happens.
    .todo = Add the area to locations, or delete the callback.

script-callback-result = { $what ->
    [sometimes] {$name} returns true in one branch only; at its end it returns nothing
    [early] {$name} has a branch that leaves with return alone, without true
    [false] {$name} always returns false
    [pending] {$name} returns a promise that is never kept
   *[nothing] {$name} returns nothing
}
    .name = A callback doesn't return true
    .why = The CRM calls init only if render returns true or a promise that is kept; by the documents bind_actions as well, while the front end calls that one anyway. If onSave doesn't return true or a promise, the settings aren't saved, and the widget can't be installed.
    .todo = Return true at the end, or a promise that is kept.

script-http-url = { $count ->
    [one] The script asks {$names}, without encryption
   *[other] The script asks {$count} addresses without encryption: {$names}
}
    .name = Address without encryption
    .why = The CRM's pages are loaded over https. Browsers block what a page then asks for over http or ws.
    .todo = Write https:// or wss://.

script-localhost-url = { $count ->
    [one] The script asks {$names}, an address of your own machine or network
   *[other] The script asks addresses of your own machine or network: {$names}
}
    .name = Address of the developer's machine
    .why = Such an address leads nowhere, or somewhere else, on the machines of others. Chrome and Edge, from version 142 on, ask the person before a page reaches it at all.
    .todo = Write the address of your server.

script-example-url = { $count ->
    [one] The script asks {$names}, a host that only holds the place of another one
   *[other] The script asks hosts that only hold the place of others: {$names}
}
    .name = An example address in the script
    .why = Addresses such as example.com come from a template. Nobody answers there as the widget expects, and what it sends goes to strangers.
    .todo = Write the address of your server, or delete the request.

script-hard-coded-account = { $count ->
    [one] The account {$names} is written into the script
   *[other] Accounts are written into the script: {$names}
}
    .name = An account in the script
    .why = In any other account the widget goes on asking this one, and gets no answer, or that of a stranger.
    .todo = Write the path alone, such as /api/v4/leads, or take the account's name from the system.

script-hard-coded-code = The widget's own code {$code} is written into the script
    .name = The widget's code in the script
    .why = The platform gives an upload a code of its own; in another account it is another one.
    .todo = Take it from the settings: self.get_settings().widget_code

script-obsolete-api = { $count ->
    [one] The script uses an old address of the API: {$names}
   *[other] The script uses old addresses of the API: {$names}
}
    .name = Old API
    .why = The documents name API v4 only. The older addresses may be switched off, and lack newer fields.
    .todo = Use the same method of /api/v4.

script-banned-library = {$name} {$version} has a known weakness ({$weakness}), mended in {$safe}
    .name = A library with a known weakness
    .why = Your widget runs within the CRM, with the rights of the person. A weakness that everybody can read about opens the account to others.
    .todo = Take a version without it, or use that of the CRM.

script-eval = { $count ->
    [one] The script runs text as code: {$words}
   *[other] The script runs text as code in {$count} places, first {$words}
}
    .name = Text run as code
    .why = Moderation refuses it: whatever gets into the text runs with the rights of the person.
    .todo = Parse data with JSON.parse, and choose functions by their names in an object.

script-document-write = { $count ->
    [one] The script writes into the page: {$words}
   *[other] The script writes into the page in {$count} places, first {$words}
}
    .name = document.write
    .why = Once the page is loaded, document.write clears it: the person loses the card that is open.
    .todo = Add elements to the widget's own place.

script-debugger = { $count ->
    [one] There is a debugger statement
   *[other] There are {$count} debugger statements
}
    .name = Debugger statement
    .why = With the browser's tools open the CRM stops there. Moderation refuses code for debugging.
    .todo = Delete it.

script-console = { $count ->
    [one] The script writes to the console: {$words}
   *[other] The script writes to the console in {$count} places, first {$words}
}
    .name = Messages in the console
    .why = The moderation of amoCRM and of Kommo asks to leave no messages in the console. amoCRM lets console.debug stand; Kommo's own rules for code let console.error and console.warn pass, its checklist none. One upload to amoCRM was refused for such messages, uploads to Kommo passed with them.
    .todo = Delete them before you hand the widget in.

script-alert = { $count ->
    [one] The script opens a window of the browser: {$words}
   *[other] The script opens windows of the browser in {$count} places, first {$words}
}
    .name = alert, confirm or prompt
    .why = Moderation refuses them: they stop the whole page until the person answers.
    .todo = Show the message in the widget, or in a modal window of the CRM.

script-sync-request = { $count ->
    [one] The page waits for a request: {$words}
   *[other] The page waits for requests in {$count} places, first {$words}
}
    .name = A request that the page waits for
    .why = Until the answer comes nothing in the CRM can be clicked. Moderation refuses async: false.
    .todo = Go on in the callback or promise of the request.

script-request-in-loop = { $count ->
    [one] A request in a loop: {$words}
   *[other] Requests in loops in {$count} places, first {$words}
}
    .name = Requests in a loop
    .why = An account takes seven requests a second, and blocks who sends more. Moderation refuses requests in loops.
    .todo = Ask for all entities in one request: the API takes up to 250.

script-script-element = { $count ->
    [one] The script adds another script to the page: {$words}
   *[other] The script adds other scripts to the page in {$count} places, first {$words}
}
    .name = A script added to the page
    .why = Nobody can tell what it will run tomorrow. Moderation asks to load modules with define.
    .todo = Name the module in the list of define.

script-system-selector = { $count ->
    [one] A selector takes elements of the CRM: {$words}
   *[other] Selectors take elements of the CRM in {$count} places, first {$words}
}
    .name = The CRM's own elements
    .why = A class name of the CRM alone means elements of all pages and of other widgets, and changes with the CRM. Moderation asks for a root of one's own.
    .todo = Look within an element of the widget: $('.my-widget .control--select').

style-crm-variable = { $count ->
    [one] {$file} sets {$names}, a variable of the CRM, anew
   *[other] {$file} sets {$count} variables of the CRM anew: {$names}
}
    .name = A variable of the CRM set anew
    .why = The style sheet stays on the page, and a colour of the CRM's own theme then changes beside the widget too. Kommo's documents let widgets use these variables, but not redefine them.
    .todo = Use a variable of your own, with the code of the widget in its name.

style-global-selector = { $count ->
    [one] {$names} in {$file} means elements of the CRM as well
   *[other] {$count} selectors in {$file} mean elements of the CRM as well: {$names}
}
    .name = A style for the whole page
    .why = The style sheet stays on the page of the CRM, so such a rule changes the CRM and other widgets. Moderation refuses it.
    .todo = Begin the selector with a class of the widget.

php-widget-php = widget.php is no longer run
    .name = widget.php
    .why = The platform ran it for public widgets only, and no document of today names it. Digital Pipeline calls webhook_url instead.
    .todo = Move it to a server of your own, and delete the file.
