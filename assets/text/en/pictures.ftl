# Pictures as sources of logos, and what came of them.

source-empty = {$file} is empty
    .next = Choose another picture, or export this one anew.
source-too-heavy = {$file} is too large: at most {$limit} MB are read
    .next = Export the picture smaller; 2000 pixels on its longer side are more than enough for all logos.
source-not-a-picture = {$file} is no picture that the studio reads
    .next = Choose a PNG, JPEG, WebP, GIF, BMP or SVG.
source-too-large = {$file} is too large: {$width} × {$height} pixels
    .next = Export the picture smaller; 2000 pixels on its longer side are more than enough for all logos.
source-damaged = {$file} is a damaged {$format}: {$reason}
    .next = Export the picture anew. A file that ends early was most likely cut in a transfer.
source-lying = {$file} says that it has {$width} × {$height} pixels, and holds more
    .next = Export the picture anew: programs would show different parts of it.
source-svg-malformed = {$file} can't be read as SVG: {$reason}
    .next = Export the drawing anew, or as PNG.
source-svg-too-complex = {$file} has too many parts or layers
    .next = Export the drawing as PNG.
source-svg-external = {$file} loads another file: {$address}
    .next = The studio loads nothing for a drawing. Put all parts into the one file, or export it as PNG.
source-svg-text = {$file} has texts, which look as meant only with the fonts of its author
    .next = Turn the texts into outlines in the drawing program, or export the drawing as PNG.
source-svg-raster = {$file} holds a picture of pixels
    .next = Export the drawing as PNG.
source-stopped = {$file} was not read to the end
    .next = Start again if you still need it.

pictures-upscaled = {$file} is blurred: the source is drawn at {$percent} % of its size
pictures-colours-guessed = {$file} has a colour profile that can't be used: the colours may differ from what was meant
pictures-few-colours = {$file} would be over the limit without loss: it has {$colours} colours now and looks {$percent} % like it did
pictures-unreadable = can't be read
pictures-limit = At most {$limit} a logo
