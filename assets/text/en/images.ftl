# The Images tab: cards, slides and other pictures, the CRM, measures, comparing, making logos from a picture.

images-needed = Needed by the platform
images-dp-only = Only for Digital Pipeline
images-weight = {$kb} of 300 KB
images-no-findings = No findings
images-no-file = No file
images-margins = margins {$percent}%
images-marks = Mark the drawing in each picture
images-more = More for {$file}
images-make = Make…
images-make-one = Make {$file} from a picture
images-make-from-other = Draw this file from another picture…
images-redraw = Resize, crop or pad…
images-redraw-slide = Resize, crop or pad to the size of a slide…
images-all-from-this = Make all six logos from it…
images-exchange = Exchange with
images-use-as = Use as
images-shrink = Make it lighter…
images-to-png = Convert to a plain PNG…
images-to-png-title = {$file} becomes a plain PNG
images-centre = Centre the drawing…
images-centre-title = The drawing of {$file} goes into the middle
images-repair-about = Nothing is written before you apply it, and undo takes it back
images-compare = Compare with the saved one…
images-replace = Replace the file with one from disk…
images-delete = Delete the file
images-why = Why: {$rule}
images-choose = Choose a picture for {$file}
images-drop = Drop a picture
images-tour = Tour images
images-tour-none = The manifest lists no slides; the tour is set up on the Settings tab, under Other
images-tour-add = Add a slide for {$code}
images-tour-most = Up to {$count}
images-others = Other pictures
images-not-used = Nothing uses it
images-loading = Loading…
images-fault-empty = The file is empty
images-fault-not-a-picture = The file holds no picture
images-fault-too-many = Too many pixels to be a logo: it isn't opened
images-fault-damaged = The picture is damaged: {$reason}
ground-light = Light
ground-dark = Dark
ground-checker = Checker
images-zoom-fit = Fit

crm-title = In the CRM
crm-about = Drawings, not screenshots: places, proportions and grounds are as in the CRM, where a logo takes half as many points as it has pixels
crm-enlarge = At real size
crm-back = Logos
crm-light = Light CRM
crm-dark = Dark CRM
crm-list = List of integrations
crm-settings = Settings window
crm-card = Card panel
crm-pipeline = Digital Pipeline
crm-tour = Tour
crm-save = Save
crm-has-error = This logo has an error

measures-of = Measures of {$file}
measures-drawing = Drawing
measures-unknown = Can't be measured
measures-blank = One colour all over
measures-transparent = Transparent all over
measures-margins = Margins, px
measures-shift = Off centre
measures-shifted = {$x} px across, {$y} px down
measures-light = On light
measures-dark = On dark
measures-seen = {$percent}% visible
measures-sharpness = Sharpness
measures-edge = Edges take {$width} px
measures-blurred = Edges take {$width} px: blurred, or enlarged from a smaller picture
measures-same = Same drawing as
measures-stretched = Stretched or squeezed beside
measures-other = Looks unlike
measures-stock = Stock logo
measures-stock-about = The placeholder of the template

compare-side = Side by side
compare-swipe = Swipe
compare-difference = Difference
compare-blink = Blink
compare-blink-about = Click or press Space to see the other one
compare-pixels = Pixels
compare-before = Before
compare-after = After
compare-new = There is no picture before it
compare-same = Not one pixel differs
compare-sizes = The size changes: {$before} to {$after}
compare-told = {$percent}% alike (SSIM), {$pixels ->
    [one] {$pixels} pixel differs
   *[other] {$pixels} pixels differ
}
compare-no-difference = Pictures of different sizes can't be compared pixel by pixel
compare-swipe-line = Where before ends and after begins
compare-pixels-about = Pixels before and after: drag or press arrow keys to move
compare-pixel = x {$x}, y {$y}: {$before} → {$after}

look-changes = {$file} since it was saved
look-changes-about = Left or before is the file on disk, right or after is what you have now
look-shrink = Make {$file} lighter
look-shrink-about = Compare both ways before one is applied; undo takes it back
look-working = Working out what it would weigh…
look-way-saved = {$before} on disk, {$after} now
look-way-lossless = Without loss: {$before} → {$after}, no colour changes
look-way-colours = At most {$colours} colours, dithered: {$before} → {$after}, {$percent}% alike

lab-open = Make from one picture…
lab-title = Make logos from one picture
lab-title-one = Make {$file}
lab-drop = Drop a picture here
lab-drop-about = PNG, JPEG, WebP, GIF (its first frame), BMP or SVG, up to 64 MB and 150 megapixels
lab-choose = Choose a picture…
lab-change = Change…
lab-separate = Separate…
lab-wide = Own picture for the wide logo…
lab-wide-remove = Drop the wide picture
lab-square = Own picture for the square logos…
lab-square-remove = Drop the square picture
lab-reading = Reading {$file}…
lab-stop = Stop
lab-crop-of = Crop of {$file}: arrow keys move it, + and − zoom
lab-zoom = Zoom
lab-zoom-in = Zoom in
lab-zoom-out = Zoom out
lab-crop-reset = As large a crop as fits
lab-compare = Compare with the present picture
lab-place = Place
lab-fit = Fit
lab-fill = Fill
lab-crop = Crop
lab-margin = Margin
lab-ground = Background
lab-ground-none = None
lab-ground-colour = Colour
lab-ground-gradient = Gradient
lab-colour = Colour
lab-from = From
lab-to = To
lab-pick = {$what}: pick it from the picture
lab-hex = {$what} as #rrggbb
lab-direction = Direction
lab-direction-down = Down
lab-direction-right = To the right
lab-direction-down-right = Down to the right
lab-direction-up-right = Up to the right
lab-sharpen = Sharpen
lab-for-all = For all logos
lab-for-all-about = Place, margin, background and sharpening change for all logos; a crop is each one's own
lab-results = Logos to write
lab-count = {$ticked} of {$all}
lab-only-wanting = Only wrong or missing ({$count})
lab-edit = Edit {$file}
lab-write = Write {$file}
lab-replaces = Replaces {$size}
lab-new-file = New file
lab-fails = Can't be made
lab-upscaled = Enlarged ×{$times}
lab-upscaled-about = The picture is drawn {$times} times larger than it is and looks blurred; take a larger one or an SVG
lab-loss = {$colours} colours, {$percent}%
lab-loss-about = To stay below 300 KB it gets at most {$colours} colours; it looks {$percent}% like the original (SSIM)
lab-make = { $count ->
    [0] Make logos
    [one] Make {$count} logo
   *[other] Make {$count} logos
}
lab-sum = {$size} in all, written as one undo step
lab-applies = Making the pictures…
notice-pictures-made = { $count ->
    [0] Nothing to write: the pictures are there already
    [one] One picture made
   *[other] {$count} pictures made
}

picture-unreadable = {$file} can't be read
    .about = The system says: {$reason}
    .next = See that the file is still there and that you may read it
picture-not-drawn = {$file} can't be drawn at {$width}×{$height}
    .about = The resizer says: {$reason}
    .next = Try another source or another size of margin
picture-packer = {$file} can't be written
    .about = The packer says: {$reason}
    .next = Try another source or another size of margin
picture-differs = {$file} was not written correctly
    .about = What was written was read again, and not all pixels were the same; it is not used
    .next = Save the source as PNG and try again
picture-still-heavy = {$file} has {$size} KB even with few colours
    .about = The platform takes at most 300 KB
    .next = Use a simpler picture or a plain background
