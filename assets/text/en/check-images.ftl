# images/*: the logos and the other pictures.
# A message is the sentence of a finding, its attributes are the rule's page.

images-dir-missing = There is no folder images/ with the logos
    .name = No images folder
    .why = The platform takes the logos from the folder images/ of the archive and refuses an archive without them.
    .todo = Create the folder with the five logos. The studio can move them there from another folder, or put in placeholders for a start.

images-missing = {$file} is missing, a PNG of {$width} × {$height} pixels
    .name = A logo is missing
    .why = The documents ask for five logos. The panel in cards and lists draws logo_medium.png and logo_min.png, the list of integrations and the settings window draw the others. Moderation refuses a widget without one of them.
    .todo = Make the logo from another one, then look whether it is still readable at its size, or add a file of your own.

images-dp-missing = {$file} is missing, a PNG of {$width} × {$height} pixels for the Digital Pipeline
    .name = The logo for the Digital Pipeline is missing
    .why = A widget with the area digital_pipeline is shown as a tile among the triggers, and the tile needs its own logo.
    .todo = Make it from another logo or add a file of your own. If the widget has no trigger, remove the area digital_pipeline.

images-wrong-size = {$file} is {$width} × {$height} pixels, must be {$needed_width} × {$needed_height}{ $what ->
    [old] ; it has a size of the logos before November 2018
   *[other] {""}
}
    .name = A logo of the wrong size
    .why = The upload page compares every logo with its exact size in pixels and refuses the archive. It names only the first one that differs.
    .todo = Fit the picture into the size: its shape is kept and the rest stays transparent. If it gets blurred because it was too small, export it anew from the original.

images-swapped = {$file} is {$width} × {$height} pixels, that is the size of {$other}{ $exchanged ->
    [yes] , and the other way round
   *[no] {""}
}
    .name = A logo under the name of another one
    .why = The upload page compares every logo with its exact size in pixels, so it refuses both.
    .todo = Give the files their own names.

images-hidpi = {$file} is {$times} times too large: {$width} × {$height} pixels, must be {$needed_width} × {$needed_height}
    .name = A logo twice or three times as large
    .why = The platform knows no logos for screens with a high density. The upload page asks for the exact size and refuses a larger one.
    .todo = Reduce it to the size and keep the large one outside the widget.

images-wrong-name = {$file} must be named {$name}
    .name = A logo with a slip in its name
    .why = The platform looks for the exact name, letter case, dashes and blanks included, and doesn't find this file.
    .todo = Rename the file.

images-not-png = {$file} is a {$found}, must be a PNG
    .name = A logo that is no PNG
    .why = The ending of the name says PNG, the content doesn't. Kommo takes nothing else. amoCRM's pages name JPEG and GIF too, and widgets with them work there: for amoCRM this is advice.
    .todo = Convert the picture. Renaming isn't enough. A JPEG has no transparency: look at the ground of the logo.

images-corrupt = { $what ->
    [empty] { $count ->
        [one] {$names} is empty
       *[other] {$count} files are empty: {$names}
    }
    [other] { $count ->
        [one] {$names} is no picture
       *[other] {$count} files are no pictures: {$names}
    }
    [bomb] { $count ->
        [one] {$names} has far too many pixels for a picture of a widget
       *[other] {$count} pictures have far too many pixels for a widget: {$names}
    }
   *[damaged] { $count ->
        [one] {$names} is damaged and can't be shown
       *[other] {$count} pictures are damaged and can't be shown: {$names}
    }
}
    .name = A damaged picture
    .why = The platform can't read it either: it refuses the archive or shows an empty box.
    .todo = Export the picture anew from the original. A file that ends early was most likely cut in a transfer.

images-too-big = {$file} has {$size} KB, at most {$limit} KB are allowed
    .name = A logo over 300 KB
    .why = The documents limit every logo to 300 KB.
    .todo = Recompress it without loss. If that isn't enough, export it with fewer colours.

images-referenced-missing = There is no picture {$file}, which is named here
    .name = A picture that isn't there
    .why = The platform shows an empty place or a broken picture in the menu or in the bot designer. Letter case counts.
    .todo = Add the picture to images/ or name one that is there.

images-apng = {$file} is an animation
    .name = An animated logo
    .why = amoCRM's requirements for a publication forbid pictures that move. Most places show the first frame only, and the rest is loaded for nothing.
    .todo = Keep the first frame, then look whether it says enough by itself.

images-interlaced = {$file} is an interlaced PNG
    .name = An interlaced PNG
    .why = Storing a small picture in seven passes makes it larger, and some programs read it wrongly.
    .todo = Write it as a plain PNG. The pixels stay the same.

images-16-bit = {$file} has 16 bits a channel
    .name = A PNG of 16 bits a channel
    .why = Screens show 8 bits. The rest only makes the file larger.
    .todo = Write it with 8 bits a channel.

images-text-chunks = { $count ->
    [one] A picture holds notes about its author, its content or its making: {$names}
   *[other] {$count} pictures hold notes about their author, their content or their making: {$names}
}
    .name = Notes in pictures
    .why = Programs and cameras write names, dates, places and whole previews into pictures. Nobody sees them in the widget, but everybody can read them out.
    .todo = Delete the notes. The pixels stay the same.

images-trailing-data = { $size ->
    [one] {$file} has {$size} byte after the end of the picture
   *[other] {$file} has {$size} bytes after the end of the picture
}
    .name = Data behind a picture
    .why = What stands there is no part of the picture. Scanners take it for something hidden, and at times rightly.
    .todo = Cut it off. The pixels stay the same.

images-blank = { $count ->
    [one] {$names} is one colour all over
   *[other] {$count} logos are one colour all over: {$names}
}
    .name = A blank logo
    .why = People see an empty box and don't find the widget in the list. Moderation asks for a logo.
    .todo = Put the logo on it.

images-fully-transparent = { $count ->
    [one] {$names} is transparent all over
   *[other] {$count} logos are transparent all over: {$names}
}
    .name = An invisible logo
    .why = People see an empty box and don't find the widget in the list. Moderation asks for a logo.
    .todo = Export it anew; most likely the layer with the drawing was hidden.

images-edge-touching = { $what ->
    [edge] In {$file} the drawing is cut off or stuck at an edge
   *[margin] In {$file} {$margin} pixels are free around the drawing, must be {$wanted}
}
    .name = The drawing touches the edge
    .why = The platform puts the logo into a frame of its own, and a drawing at the edge runs into it. Kommo's catalogue wants 10 free pixels all around in logo_main.png.
    .todo = Leave a free border. The studio can redraw the logo in the middle; what was cut off has to come from the original.

images-padding = The drawing takes {$filled} % of {$file}, the rest is empty
    .name = A small drawing in a large picture
    .why = The platform shows the whole picture, so the logo looks smaller than all others in the list.
    .todo = Enlarge the drawing. The studio can do it; if it gets blurred, export it anew from the original.

images-off-centre = In {$file} the drawing is not in the middle
    .name = The drawing is beside the middle
    .why = In a list of widgets the logo stands askew to the others.
    .todo = Move it to the middle.

images-contrast-light = { $count ->
    [one] {$names} can hardly be made out on the light panel
   *[other] {$count} logos can hardly be made out on the light panel: {$names}
}
    .name = The logo vanishes on light ground
    .why = On transparent ground white and yellow drawings can't be told from a white panel. Graphics need a contrast of 3 to 1.
    .todo = Take a darker colour, or give the logo a ground of its own.

images-contrast-dark = { $count ->
    [one] {$names} can hardly be made out on the dark panel
   *[other] {$count} logos can hardly be made out on the dark panel: {$names}
}
    .name = The logo vanishes on dark ground
    .why = On transparent ground black and dark blue drawings can't be told from a dark panel. Graphics need a contrast of 3 to 1.
    .todo = Take a lighter colour, or give the logo a ground of its own.

images-stretched = { $count ->
    [one] {$names} has the drawing of {$model} in other proportions
   *[other] {$names} have the drawing of {$model} in other proportions
}
    .name = A stretched logo
    .why = A drawing that was pressed into the size of the picture looks wrong beside the others, and moderation sends it back.
    .todo = Export the logo anew with its proportions kept and the rest left free.

images-template-logo = { $count ->
    [one] {$names} is still the logo of the studio's template
   *[other] {$count} logos are still those of the studio's template: {$names}
}
    .name = Logos of the template
    .why = { $count ->
        [one] It only holds the place. Moderation asks for a logo that shows what the widget is, and that is unlike others.
       *[other] They only hold the place. Moderation asks for a logo that shows what the widget is, and that is unlike others.
    }
    .todo = Make the logos from a picture of your own: the studio makes all sizes of one.

images-unused = { $count ->
    [one] Nothing in the widget names the picture {$names}
   *[other] Nothing in the widget names {$count} pictures: {$names}
}
    .name = Unused pictures
    .why = The documents ask to remove all that is not used. Each picture is packed and stored with each version.
    .todo = { $count ->
        [one] Delete it if no server or script puts its name together.
       *[other] Delete them if no server or script puts their names together.
    }

images-svg-unsafe = { $what ->
    [script] {$file} holds a script
    [foreign] {$file} holds foreign content (foreignObject)
    [handler] {$file} holds an event handler
   *[external] {$file} loads something from another address
}
    .name = A drawing that brings code along
    .why = Put into a page, such an SVG runs in the account of the person who looks at it, or tells another server about it. Servers often refuse it.
    .todo = Take these parts out and look whether the drawing is still the same.
