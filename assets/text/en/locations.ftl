# The Locations tab: areas, what they need, the map of where the widget shows.

tab-locations = Locations
locations-count = {$count} on
locations-find = Find an area
locations-all = All
locations-only-on = On
locations-none-fits = No area fits
locations-group-count = {$on} of {$of}
locations-group-cards = Cards
locations-group-lists = Lists
locations-group-settings = Settings
locations-group-pipelines = Pipelines and sources
locations-group-messaging = Bots and messaging
locations-group-pages = Menu and pages
locations-group-everywhere = Everywhere
locations-amo = amo
    .about = amoCRM's documents name it
locations-kommo = Kommo
    .about = Kommo's documents name it
locations-public = public
    .about = Only for public integrations: in a private one it stays empty
locations-panel-of = Panel of {$name}
locations-panel-not-stated = not stated
locations-panel-used = right panel
locations-panel-unused = no panel
locations-panel-as-used = as -1
locations-callbacks = Callbacks: {$names}
locations-need-met = {$name} for {$area}: it is there
locations-need-missing = {$name} for {$area}: missing
locations-strange = Not a known area, kept as it is
locations-not-text = Not the name of an area, kept as it is
locations-odd = The areas can't be switched here
    .about = The platform needs a list of areas at the top of the manifest. What is there instead stays as it is until you repair it:
locations-unreadable = The list of areas can't be read
    .about = There is an error in manifest.json, or it is missing. Repair it first; nothing is written over.
locations-show-source = Show in the source
locations-strange-title = Other entries of the list

locations-script = Script
locations-script-count = {$found} of {$of} callbacks
locations-script-line = line {$line}
locations-script-go = Show {$name} in the script, line {$line}
locations-script-all-areas = all areas
locations-script-add = Add…
locations-script-add-name = Add {$name}…
locations-script-missing = missing
locations-script-unknown = not known
    .about = The script puts its callbacks together while it runs, so nobody can tell from its text
locations-script-none = There is no script.js
locations-script-create = Create…
locations-script-reading = Reading script.js…
locations-script-unreadable = script.js can't be read
locations-script-unclear = No callbacks are found in script.js: it puts them together while it runs, or has none

location-lcard = Lead card
    .about = In the card of a lead
location-ccard = Contact card
    .about = In the card of a contact
location-comcard = Company card
    .about = In the card of a company
location-cucard = Customer card
    .about = In the card of a customer
location-card_sdk = Tab in a card
    .about = A tab of its own
location-mobile_card = Mobile card
    .about = A page in the mobile app
location-llist = Lead list
    .about = When leads are selected in the list
location-clist = Contact list
    .about = When contacts or companies are selected
location-culist = Customer list
    .about = When customers are selected
location-tlist = Task list
    .about = When tasks are selected
location-tline = Task board
    .about = Only connects a calendar, on the board
location-tcalendar = Task calendar
    .about = Only connects a calendar, in the calendar
location-catalogs = List elements
    .about = Instead of an element's card
location-settings = Settings window
    .about = The window in which the widget is installed
location-advanced_settings = Settings page
    .about = A page of its own in the account's settings
location-digital_pipeline = Digital Pipeline
    .about = A step that runs by itself at a stage
location-lead_sources = Lead source
    .about = A source that brings leads into a pipeline
location-salesbot_designer = Salesbot step
    .about = A step in the designer of the Salesbot
location-sms = System SMS
    .about = Sends the messages of the system
location-whatsapp_modal = WhatsApp window
    .about = In the window of WhatsApp sources
location-website_chat_button = Chat button
    .about = In the settings of the chat button for a site
location-ai_agent = AI agent
    .about = A tile in the settings of the AI agent
location-widget_page = Page in the menu
    .about = A page opened from the left menu
location-amoforms = Web forms
    .about = A button in web forms
location-personal_page = Client portal
    .about = In the portal that clients see
location-everywhere = All pages
    .about = Starts on every page, without a panel

map-title = Where it shows
map-shown = shown
map-starts = runs without a view
    .about = Runs unseen: the script starts on such pages, but the widget has no place of its own there
map-off = off
map-pipeline = Pipeline
map-settings = Settings
map-mobile = Mobile app
map-card = Card
map-list = List
map-place = {$area} on the map
map-place-tip = { $state ->
    [shown] {$name}: {$code}, the widget is shown here. Click to switch it off
    [starts] {$name}: {$code}, the script starts here, but the widget has no place of its own. Click to switch it off
    [anyway] {$name}: {$code} is off, but the script starts on every page, so here too. Click to switch it on
   *[off] {$name}: {$code} is off. Click to switch it on
}
map-elsewhere = Also on, without a drawing: {$names}
map-source = source
map-bot = bot
map-page = page
map-tab = tab

init-once-meaning = { $case ->
    [always] init_once is on: init() runs once a session and the widget starts on every page but billing, whatever is switched on here
    [everywhere] init_once is off: init() runs again on each page that someone opens, because of everywhere
    [places] init_once is off: init() runs again each time someone opens one of these places
    [unclear] init_once is neither true nor false, so nobody can say how often init() runs
   *[nowhere] init_once is off and no area is on: the widget starts nowhere
}

step-on = Switch on {$name}
    .about = It needs more than its name to work. What is made up here, such as an address at widgets.example.net, is yours to replace.
step-on-other = Only {$product} has this area: the widget is for the other product, which ignores it. What is made up here is yours to replace.
step-supply = Add what {$name} lacks
step-off = Switch off {$name}
    .about = Some things are there for this area alone. One undo brings everything back.
way-only-on = Only the area {$name}
way-only-off = Only the area {$name}, keep the rest
way-with-needs = With all that it needs: {$names}
way-with-leftovers = With what nothing else needs: {$names}
