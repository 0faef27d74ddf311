# The cases of an acceptance pass: the title, the steps as `.todo`, a step a line, and what is expected as `.about`.
case-from-area = From {$name} in the manifest’s locations
case-from-setting = From the field {$name} of the settings
case-from-callback = From {$name} in script.js:{$line}
case-from-exit = From the exit {$name} in script.js
case-from-locale = From i18n/{$name}.json

case-install = Install into a clean account
    .todo =
        Upload the archive to an account that has never had the widget.
        Install it with settings that are right.
        Reload the page.
    .about = The widget is shown as installed, in the version of the archive. Nothing is asked for twice, and the console stays clean.
case-update = Update over the version before
    .todo =
        Install the version before with settings, and use it once.
        Upload this archive to the same account.
        Open the settings window, then a place where the widget is shown.
    .about = The account shows the version of the archive. All settings are as before, and nobody has to install it again.
case-save = Save the settings and read them back
    .todo =
        Open the settings window and fill in every field.
        Save, close the window and open it again.
    .about = Every value is as it was typed. Values that are secret are not readable.
case-disable = Disable leaves nothing behind
    .todo =
        Disable the widget in its settings window.
        Reload the page and go to every place where it was shown.
    .about = No panel, button, style or request of it is left, and the console stays clean.
case-reinstall = Disable, then install again
    .todo =
        Disable the widget.
        Install it again with settings that are right.
        Go to a place where it is shown.
    .about = It works as after the first installation: once, with the new settings.

case-area-cards = { $area }: the widget is drawn once
    .todo =
        Open a record of this kind, and wait until the widget is drawn.
        Go to another record and back without reloading the page.
        Use everything that the widget offers there.
    .about = The widget stands in its place once, with the data of the record that is open. The console stays clean.
case-area-lists = { $area }: works on what is selected
    .todo =
        Open the list and select one row, then several.
        Call the widget’s action.
        Call it again with another selection.
    .about = The widget works on exactly the rows that are selected, and says what it did.
case-area-settings = { $area }: opens and closes
    .todo =
        Open the window or page, and wait until it is drawn.
        Close it and open it again.
        Leave it with something typed and not saved.
    .about = It is complete each time, nothing stands twice, and what was not saved is gone.
case-area-pipelines = { $area }: a step does its work
    .todo =
        Add the widget to a stage, fill in its step and save.
        Open the step again.
        Move a lead to the stage.
    .about = The step shows what was saved, and the widget’s server is called once for the lead.
case-area-messaging = { $area }: does its work once
    .todo =
        Set the widget up where the account offers it.
        Let one message, bot or chat go through it, then two quickly after each other.
    .about = Each one is handled once, in order, and an error in between doesn’t stop the next one.
case-area-pages = { $area }: the page is drawn
    .todo =
        Open the page from the menu.
        Go to another page of the account and back.
        Open its address directly.
    .about = The page is drawn completely each time, and the account’s own pages look as before.
case-area-everywhere = { $area }: disturbs no page
    .todo =
        Go through the desktop, lists, cards, mail and settings of the account.
        Reload on one of them.
    .about = The widget does its work on each page once, and no page looks or works otherwise than without it.

case-setting = Field “{ $label }” does what it says
    .todo =
        Fill in the field, save, and open the window again.
        Change it, save, and use the widget.
    .about = The value is as it was typed, and the widget works with the new one at once.
case-setting-required = Field “{ $label }” must be filled in
    .todo =
        Leave the field empty and save.
        Fill it in and save.
    .about = The first save is refused and the field is named. The second one works.
case-setting-secret = Field “{ $label }” stays hidden
    .todo =
        Fill in the field and save.
        Open the window again, and look at the page’s requests.
        Sign in as a user who is no administrator.
    .about = The value is readable nowhere: not in the window, not in requests to other hosts, not for other users.
case-setting-users = Field “{ $label }” holds a value for each user
    .todo =
        Give two users different values and save.
        Sign in as each of them and use the widget.
        Add a user to the account and open the window.
    .about = Each user works with the own value. The new user is there with an empty one.
case-callback = Callback { $name } is called and answers
    .todo =
        Open a place in which the CRM calls it.
        Look at it in the timeline of Run, or set a breakpoint.
    .about = It is called once, throws nothing, and gives back what the CRM waits for.
case-exit = Bot exit “{ $title }” leads on
    .todo =
        Build a bot with the widget’s step, and a message of its own behind this exit.
        Run the bot so that the widget takes this exit.
    .about = The message behind this exit comes once, and none of another exit.
case-locale = Texts in { $name }
    .todo =
        Switch the account to this language.
        Open every place where the widget is shown, and its settings window.
    .about = All texts are in this language, none is a key, and none is cut off.

case-wrong-key = A wrong key is explained
    .todo =
        Fill in a key or password that is wrong, and save.
        Use the widget.
    .about = The widget says what is wrong and where to mend it. Nothing is lost, and with the right key it works without reloading twice.
case-no-rights = A user without rights
    .todo =
        Sign in as a user who is no administrator and may not see all leads.
        Use the widget, and open its settings.
    .about = The user sees what the rights allow, and reads a sentence instead of an error where they end.
case-slow = Answers come late
    .todo =
        Slow the network down, or let the server answer after 20 seconds.
        Use the widget, press twice, and leave the page before the answer comes.
    .about = It is visible that something runs, nothing is sent twice, and the late answer draws nothing on another page.
case-too-many = Too many requests: 429
    .todo =
        Let the server or the account answer 429.
        Use the widget.
    .about = The widget waits and tries again, or says when to try again. It doesn’t send on and on.
case-offline = No network
    .todo =
        Cut the network off, and use the widget.
        Bring the network back, and use it again.
    .about = The widget says that there is no connection, keeps what was typed, and works again without reloading.
case-second-tab = Two tabs of the browser
    .todo =
        Open the same record in two tabs.
        Use the widget in both, and save settings in one of them.
    .about = Nothing happens twice, and neither tab overwrites what the other one did.
