# manifest/*, advanced/*, tour/*, menu/*, amoforms/*: the manifest, the page of own settings, the slideshow, the left menu,
# forms.
# A message is the sentence of a finding, its attributes are the rule's page.

manifest-missing = There is no manifest.json
    .name = No manifest.json
    .why = The manifest says what the widget is called, where it appears and what it asks for. The platform opens it first and refuses an archive without it.
    .todo = If this is not the widget's folder, open the one that holds manifest.json. Else let the studio create one from the template and fill in your own values.

manifest-nested = manifest.json lies in the folder {$folder}, it must lie at the top
    .name = The widget lies one folder too deep
    .why = The platform looks for manifest.json at the root of the archive and answers “Failed to get object manifest.json” if the files lie in a folder there.
    .todo = Move all files out of the folder, or open the folder itself as the widget.

manifest-wrong-case = The manifest is called {$found}, it must be manifest.json
    .name = Manifest in other letter case
    .why = The platform's servers tell upper from lower case. To them this is another file, and there is no manifest.
    .todo = Rename the file to manifest.json, all in lower case.

manifest-too-many-values = The manifest has {$count} values; at most {$most} are checked
    .name = Too many values in the manifest
    .why = The studio compares the entries of the manifest with each other. With so many that takes too long, so nothing in the manifest was checked.
    .todo = Remove what the widget doesn't need. Manifests of real widgets have a few hundred values.

manifest-widget-missing = { $what ->
    [missing] The manifest has no block widget
   *[type] widget is {$found}, it must be an object with name, version, locale and others
}
    .name = No block widget
    .why = The block widget holds the name, the version and the locales. Without it the platform doesn't know what it is to install.
    .todo = Add the block. If its keys stand at the top of the manifest, move them into it.

manifest-misplaced-block = { $what ->
    [inside] {$key} stands inside widget, it must stand beside it
    [block] {$key} stands outside the block {$block}, it must stand inside it
   *[outside] {$key} stands at the top of the manifest, it must stand inside widget
}
    .name = A block or key in the wrong place
    .why = The platform reads each block and key in one place only. Elsewhere it is passed over in silence: areas aren't connected, settings aren't shown, an address is never called.
    .todo = Move it to its place. Its value stays the same.

manifest-unknown-key = { $what ->
    [slip] The platform knows no key {$key}; did you mean {$meant}?
    [elsewhere] The platform knows no key {$key}; did you mean {$meant}, which stands { $home ->
        [top] at the top of the manifest
       *[widget] inside widget
    }?
   *[unknown] The platform knows no key {$key}
}
    .name = A key that no document names
    .why = Most unknown keys are passed over: what they say has no effect. Often it is a slip, and the value is missing where it belongs. Some uploads with unknown keys were refused with “Unknown field(s)”.
    .todo = Correct the spelling, or delete the key if nothing of yours reads it. The studio never deletes it by itself.

manifest-field-required = { $what ->
    [missing] { $count ->
        [one] {$key} is missing in widget
       *[other] {$count} keys are missing in widget: {$key}
    }
    [slip] {$key} is missing in widget; {$written} seems to be meant for it
   *[empty] { $count ->
        [one] {$key} is empty
       *[other] {$count} keys are empty: {$key}
    }
}
    .name = A required field is missing
    .why = { $count ->
        [one] The documents call it required. Uploads into one's own account passed without it, moderation refuses the widget. Without a version, browsers go on using the old script after each upload.
       *[other] The documents call them required. Uploads into one's own account passed without them, moderation refuses the widget. Without a version, browsers go on using the old script after each upload.
    }
    .todo = Fill in what is missing. For name and descriptions, write a reference such as widget.name and the text into the i18n files.

manifest-field-type = {$key} is {$found}, it must be { $wanted ->
    [bool] true or false without quotes
    [number] a number without quotes
    [array] a list in square brackets
    [object] an object in curly brackets
   *[string] text in quotes
}
    .name = A value of the wrong type
    .why = The platform checks the types of the manifest. A text "true" is not true, and a widget may be refused or act as if the field weren't set.
    .todo = Write the value in the type that the platform takes.

manifest-interface-version = interface_version is {$found}, it must be 2
    .name = Interface version other than 2
    .why = 2 is the only interface that is open. Version 1 belonged to the old interface without AJAX and is closed, others don't exist.
    .todo = Set it to 2. Your own version goes into version.

manifest-version-format = The version is {$found}, expected up to four numbers with dots, such as 1.4.2
    .name = Unusual version
    .why = Browsers keep the script per version, so each upload must raise it. With letters or leading zeros nobody can tell which version is higher, and the studio can't raise it.
    .todo = Write two to four numbers with dots, without letters and leading zeros.

manifest-version-placeholder = The version is still the placeholder {$found}
    .name = Placeholder instead of a version
    .why = A build script was to put the version here and didn't. With the same text in each upload, browsers go on using the old script from their cache.
    .todo = Run the build and open its result, or write the version yourself, such as 1.0.0.

manifest-example-values = { $what ->
    [code] code is still {$found} from the documents' example
    [key] secret_key is still the one printed in the documents ({$found})
    [code-placeholder] code is {$found}, which only holds the place of a code
   *[key-placeholder] secret_key is {$found}, which only holds the place of a key
}
    .name = Code or key from an example
    .why = They belong to nobody. The platform makes the code at the first upload; a pair that isn't of the integration is answered with “Upload and manifest codes not equal”.
    .todo = For a new widget delete code and secret_key. To update an older one enter the pair from the tab “Keys” of the integration.

manifest-example-contact = { $count ->
    [1] The support contact is still an example: {$found}
   *[other] The support contacts are still examples: {$found}
}
    .name = Support contact from an example
    .why = People who need help will write to somebody who doesn't know the widget. Moderation tries the contact and refuses the widget.
    .todo = Enter the address of your own support.

manifest-locale-missing = { $what ->
    [slip] The list of locales is missing in widget; {$written} seems to be meant for it
   *[missing] The list of locales is missing in widget
}
    .name = No list of locales
    .why = The list says which files in i18n hold the texts. Without it the upload is refused, or the platform shows references such as widget.name instead of texts.
    .todo = List the locales that have a file in i18n, such as "locale": ["ru", "en"].

manifest-locale-empty = The list of locales is empty
    .name = Empty list of locales
    .why = The list says which files in i18n hold the texts. With an empty one the widget is available in no language.
    .todo = List the locales that have a file in i18n, such as "locale": ["ru", "en"].

manifest-ref-missing = {$reference} leads to no text in {$locales}
    .name = A reference without a text
    .why = The manifest names a text by its place in the i18n files, section and key. If it isn't there the upload is refused, or people see the reference itself.
    .todo = Use a text that is there, or add this one to the files that lack it. A text added by the studio reads TODO until you write your own.

manifest-ref-not-string = {$reference} in {$locales} leads to { $found ->
    [object] a section
    [array] a list
   *[other] a value without quotes
}, it must lead to a text
    .name = A reference to something else than a text
    .why = The platform puts the text in the place of the reference. A section or a list can't be shown there.
    .todo = Name the key of a text inside the section, such as widget.name, or make the value a text.

manifest-link-tag-unpaired = { $what ->
    [open] {$found} is never closed by #/LINK#
    [close] {$found} has no #LINK# before it
   *[address] #LINK# holds “{$found}”, it must hold an address with https://
}
    .name = Link tag without a partner or an address
    .why = amoCRM turns #LINK#https://…#/LINK# into a field with a copy button; Kommo's pages don't name the tag. With one tag alone, or without an address, people see the tag itself.
    .todo = Write both tags around the address, or delete the tag.

advanced-title = { $what ->
    [missing] The block advanced has no title
    [empty] The title of the block advanced is empty
    [type] The title of the block advanced is {$reference}, it must be a reference such as "advanced.title"
    [literal] The title of the block advanced is the text {$reference}, it must be a reference such as "advanced.title"
   *[unresolved] The title {$reference} leads to no text in {$locales}
}
    .name = The page of own settings has no title
    .why = The area advanced_settings adds a page to the account's settings, and title is its name in the menu. Only a reference to a text is taken: without one, and for plain text, the upload was answered with “Title field of advanced block is not valid”.
    .todo = Write the reference advanced.title and the text into each i18n file.

tour-images-exist = The picture {$file} of the tour is not there
    .name = A picture of the tour is missing
    .why = The slideshow in the widget's window loads this picture from the archive. Without it people see an empty slide.
    .todo = Choose a picture that is there, put the missing one into images, or take it out of the tour.

tour-description = The tour's description {$reference} leads to no text in {$locales}
    .name = The tour's description has no text
    .why = The text stands beside the slideshow in the widget's window. Without it people see the reference itself.
    .todo = Use a text that is there, or add this one to the files that lack it.

tour-is-tour = is_tour is false, it must be true
    .name = Tour switched off
    .why = The documents take only true here, and uploads with false were answered with “Something went wrong”.
    .todo = If you want no slideshow, delete the whole block tour. Else set it to true and give the tour pictures and a description.

tour-locale = { $count ->
    [1] The tour has no pictures for the locale {$locales}
   *[other] The tour has no pictures for the locales {$locales}
}
    .name = A locale without pictures of the tour
    .why = The slideshow shows the pictures of the person's language. People of this one see an empty window.
    .todo = List pictures for each declared locale. The same ones may serve several languages.

tour-distinct = { $what ->
    [same] { $count ->
        [1] The picture {$file} stands in the tour more than once
       *[other] Pictures stand in the tour more than once: {$files}
    }
   *[logo] { $count ->
        [1] The tour shows the logo {$file} instead of a screenshot
       *[other] The tour shows logos instead of screenshots: {$files}
    }
}
    .name = The tour shows nothing new
    .why = The slideshow is to show how the widget looks at work. Moderation asks for screenshots.
    .todo = Put screenshots of 1188×616 pixels into images and list them, each once.

tour-image-size = { $count ->
    [one] {$file} is {$found}, the tour takes {$wanted}
   *[other] {$count} pictures of the tour are not {$wanted}: {$files}
}
    .name = A picture of the tour of another size
    .why = Both marketplaces ask for this size. Other pictures are cut or blurred, and moderation sends them back.
    .todo = { $count ->
        [one] Make the screenshot anew in this size.
       *[other] Make the screenshots anew in this size.
    }

advanced-title-levels = The title {$reference} has three levels, take two such as advanced.title
    .name = Title reference of three levels
    .why = Nearly all widgets refer to a section and a key. An upload with a title of three levels was answered with “Title field of advanced block is not valid”.
    .todo = Put the text under a section and a key, such as advanced.title, and refer to that.

manifest-code-format = The code is {$found}, only Latin letters, digits and _ may stand in it
    .name = Other characters in the code
    .why = The code becomes part of addresses and of names in the script. The platform's form refuses other characters.
    .todo = For a new widget delete code and secret_key, the platform makes them. For an old one enter the code that your account shows.

manifest-code-pair = {$there} is given without {$missing}
    .name = Code and key are no pair
    .why = The code and the key belong together. One of them says nothing to the platform, and on a new integration both are left out.
    .todo = Delete it for a new widget, or enter both from the tab “Keys” of the integration.

manifest-code-obsolete = On a new integration leave out code and secret_key; else they must be those of its tab “Keys”
    .name = Code and key in the manifest
    .why = The platform makes the code at the first upload. A pair that isn't the integration's own is answered with “Upload and manifest codes not equal” or only “Something went wrong”, and a key in a file is easily given away.
    .todo = Delete both for a first upload. To update an integration that has them, enter the pair from its tab “Keys”.

manifest-locale-unknown = { $product ->
    [amo] amoCRM doesn't know the locale {$locale}, only {$known}
   *[kommo] Kommo doesn't know the locale {$locale}, only {$known}
}
    .name = A locale that the product doesn't have
    .why = The interface has no such language, so nobody sees these texts. Which languages there are depends on the product.
    .todo = Take it out of the list, or choose the other product if the widget is for that one.

manifest-locale-form = The locale is {$found}, it must be {$plain}
    .name = Locale in another spelling
    .why = The platform knows languages by two small letters and looks for the file of that name. A region or capitals make it another name.
    .todo = Write two small letters, and give the file in i18n the same name.

manifest-locale-duplicate = The locale {$locale} stands twice
    .name = The same locale twice
    .why = Each language has one file. The second entry does nothing.
    .todo = Delete one of the two.

manifest-locale-required-for-market = { $product ->
    [amo] Publication in amoCRM needs the locale {$locale}
   *[kommo] Publication in Kommo needs the locale {$locale}
}
    .name = The marketplace's main language is missing
    .why = Moderators read the widget in the main language of their marketplace, and most customers do. A widget without it isn't published there.
    .todo = Translate the texts, add the file to i18n and the locale to the list.

manifest-support-contact = support has neither a link nor an email
    .name = No way to reach support
    .why = amoCRM demands one of the two. A widget of your own may work without, moderation refuses it.
    .todo = Enter the page or the e-mail of your support.

manifest-support-link = The support link is {$found}, it must be a full address such as https://…
    .name = Support link that is no address
    .why = The platform puts the text into a link as it is. Without https:// it leads nowhere, and moderation tries it.
    .todo = Enter the full address of the support page. An e-mail belongs into email.

manifest-support-link-http = The support link {$found} isn't secure, take https://
    .name = Support link without https
    .why = Browsers warn of pages without https, and nearly all sites have it.
    .todo = Check that the page opens with https:// and write it so.

manifest-support-email = The support e-mail is {$found}, expected an address such as name@host
    .name = Support e-mail that is no address
    .why = People who need help can't write there.
    .todo = Enter one address without mailto: and without blanks. A page belongs into link.

manifest-literal-text = {$key} is plain text “{$found}”, expected a reference such as {$like}
    .name = Text instead of a reference
    .why = The text stays the same in each language. A reference leads to a text per locale in i18n.
    .todo = Move the text to the i18n files and refer to it.

manifest-ref-ambiguous = {$found} reads like a reference, but there is no such section in i18n
    .name = Text that looks like a reference
    .why = The platform takes words joined by dots for a reference to i18n. It may look for a text there and find none.
    .todo = Move the name to the i18n files and refer to it, such as widget.name.

manifest-trim = {$key} begins or ends with a blank
    .name = Blanks around a value
    .why = The platform compares and shows the value as it is. With a blank a reference or an address isn't found.
    .todo = Delete the blanks.

manifest-short-tag-unknown = { $what ->
    [product] {$found} isn't replaced in Kommo, only {$known}
   *[unknown] There is no tag {$found}, only {$known}
}
    .name = Unknown tag in a description
    .why = The platform fills in the tags that it knows. Of any other people see the tag itself.
    .todo = Correct the tag or delete it.

manifest-short-tag-spaces = The tag {$found} has blanks in it, it must be {$whole}
    .name = Blanks inside a tag
    .why = Old documents print the tags with blanks, by a mistake of their layout. The platform replaces them only without.
    .todo = Delete the blanks inside the tag.

manifest-short-tag-old = Kommo's pages don't name the copy field #LINK#
    .name = The tag #LINK# in Kommo
    .why = amoCRM's pages have it in their example, Kommo's don't name it. There it may be shown as plain text.
    .todo = Look at the installed widget. If the tag is seen as text, write the address alone.

manifest-html-unsafe = The description contains {$found}, which loads or runs something
    .name = Active content in a description
    .why = A description is for reading. The platform cuts such content out or shows it as text, and moderation refuses it.
    .todo = Delete it. Simple formatting, lists and links are enough.

manifest-template-text = { $count ->
    [1] {$found} is left from a template
   *[other] Texts are left from a template: {$found}
}
    .name = Texts of a template
    .why = By these words people choose a widget in the list. A text that fits any widget tells them nothing, and moderation sends it back.
    .todo = Write what this widget does.

manifest-text-length = { $what ->
    [name] The name has { $count ->
        [one] {$count} character
       *[other] {$count} characters
    }, Kommo's marketplace shows up to {$most}
    [word] A word of the name has { $count ->
        [one] {$count} character
       *[other] {$count} characters
    }, Kommo's marketplace takes up to {$most}
   *[short] The short description has { $count ->
        [one] {$count} character
       *[other] {$count} characters
    }, Kommo's marketplace shows up to {$most}
}
    .name = Text too long for the marketplace
    .why = The tile of the marketplace has room for so much. Signs without a blank between them count as one word.
    .todo = Shorten the text.

manifest-installation-without-settings = { $what ->
    [installation] The widget is to be installed, but has no field in settings
   *[location] The area settings is connected, but settings has no field
}
    .name = Installation without a field
    .why = Without the block, and with an empty one, the upload is refused with “"settings" field is required in manifest.json”, into one's own account too.
    .todo = Add at least one field. If there is nothing to ask, set installation to false and leave the area settings out.

manifest-settings-ignored = settings has fields, but installation is false
    .name = Fields that nobody is asked for
    .why = Without an installation no window with the fields opens. The documents say that the block isn't needed then.
    .todo = Set installation to true if the fields are needed, else delete the block.

manifest-showcase-installation = is_showcase and installation are both true, one of them must be false
    .name = A showcase that is to be installed
    .why = A showcase has the button “View” in place of “Install”. The documents demand installation false for it.
    .todo = Choose what the widget is: a showcase, or one that is installed.

menu-title = { $what ->
    [missing] The menu item {$name} has no title
    [empty] The title of the menu item {$name} is empty
   *[type] The title of the menu item {$name} is {$found}, it must be a reference such as "menu.title"
}
    .name = A menu item without a title
    .why = The title is what people see in the left menu.
    .todo = Write a reference and the text into each i18n file.

amoforms-title = { $what ->
    [missing] amoforms_settings has no title
    [empty] The title in amoforms_settings is empty
   *[type] The title in amoforms_settings is {$found}, it must be a reference such as "amoforms.title"
}
    .name = A form widget without a title
    .why = The title is the only thing that this block must have. It names the widget in the form's editor.
    .todo = Write a reference and the text into each i18n file.

manifest-init-once-hint = The script opens a live connection ({$words}), but init_once is off
    .name = init_once for live connections
    .why = Without init_once the CRM builds the widget anew on each page: a call or a connection breaks off, or a second one opens beside the first.
    .todo = Set init_once to true, and keep the connection between pages.

manifest-form-key = { $count ->
    [1] {$keys} belongs into the integration's form, not into the manifest
   *[other] {$keys} belong into the integration's form, not into the manifest
}
    .name = Keys of the integration's form
    .why = Price, countries, category and the like are filled in at the integration itself. An upload of a manifest with free and countries was refused with “Unknown field(s)”.
    .todo = Delete the keys here and fill in the form of the integration.

manifest-installation-missing = { $what ->
    [missing] installation is missing in widget
    [slip] installation is missing in widget; {$written} seems to be meant for it
   *[empty] {$key} has no value
}
    .name = installation is missing
    .why = It says whether the widget is installed and asked for settings. An upload without it was refused, into one's own account too, and both marketplaces ask for it.
    .todo = Set it to true for a widget that is installed, to false for one that is only listed.

manifest-init-once-text = init_once is {$found}; the documents write true or false
    .name = init_once as text
    .why = Old widgets have "Y" and "N" here and work: the CRM keeps the flag in this form itself. The documents name true and false only.
    .todo = Write true or false without quotes.

manifest-block-value = {$key} is {$found}, it must be { $wanted ->
    [bool] true or false without quotes
    [number] a number without quotes
    [text] text in quotes
    [object] an object in curly brackets
    [colour] a colour such as "#FFCC00"
    [https] an address with https://
   *[names] one of {$known}
}
    .name = A value that a block doesn't take
    .why = The documents say what this key takes. Anything else is passed over, or shows as an error when the area is used. Phones open pages with https only.
    .todo = Write a value of this kind.

tour-missing = The manifest has no block tour
    .name = No tour
    .why = The documents of both products call the slideshow obligatory; the lists of moderation don't name it. Into one's own account on amoCRM widgets without it are taken, on Kommo some uploads passed only with it.
    .todo = Add the block with pictures and a description before a publication, or if the upload is refused.

tour-incomplete = The tour has no {$keys}
    .name = A tour without pictures or description
    .why = amoCRM's documents ask for is_tour, pictures and description together, Kommo's for is_tour. An upload with is_tour alone was answered with “Something went wrong”, and without pictures there is nothing to show.
    .todo = Add what is missing, or delete the block tour.

tour-too-many = { $count ->
    [one] The tour has {$count} picture, at most {$most} are shown
   *[other] The tour has {$count} pictures, at most {$most} are shown
}
    .name = Too many pictures in the tour
    .why = The marketplace takes one to five pictures for each language.
    .todo = Keep the five that say most.

manifest-own-brand = { $what ->
    [name] The widget's name holds {$brand}
   *[small] A text writes “{$small}”, it must be “{$brand}”
}
    .name = The product's name in texts of the widget
    .why = Moderation takes the product's name neither in the widget's name nor in its logo. In descriptions it may stand, spelled as the product spells it.
    .todo = Leave it out of the name. In descriptions write it with its capitals.

manifest-bare-link = A description shows the address itself: {$found}
    .name = A bare address in a description
    .why = Moderation of both products asks for links as <a> tags with words in them.
    .todo = Write <a href="…" target="_blank" referrerpolicy="no-referrer">words</a>.
