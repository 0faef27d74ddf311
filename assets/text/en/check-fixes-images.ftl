# What fixes of images/* and package/* do, as on their buttons.
fix-fit-picture = Fit into {$width} × {$height}
fix-fill-picture = Fill {$width} × {$height}, cutting off what sticks out
fix-pad-picture = Leave it as large as it is, with a free border up to {$width} × {$height}
fix-few-colours = Shrink it, with fewer colours if need be
fix-make-from = Make it from {$file}
fix-rename = Rename to {$file}
fix-exchange = Exchange with {$file}
fix-convert-to-png = Convert to PNG
fix-shrink-png = Shrink without loss
fix-move-pictures = Move the pictures of {$folder} to images/
fix-placeholder-logos = Put in placeholder logos
fix-use-picture = Use {$file}
fix-move-up = Move everything up to the root
fix-name-archive = Name it widget.zip
fix-pack-anew = Pack anew
fix-pack-without = Pack anew without what can't be read
fix-delete-file = Delete {$file}
fix-delete-files = { $count ->
    [one] Delete the file
   *[other] Delete {$count} files
}
fix-compose-names = { $count ->
    [one] Rename the file to single characters
   *[other] Rename {$count} files to single characters
}
fix-ignore-files = { $count ->
    [one] Leave the file out when packing
   *[other] Leave {$count} files out when packing
}
fix-first-frame = Keep the first frame
fix-plain-png = Write it as a plain PNG
fix-delete-notes = Delete the notes
fix-cut-end = Cut off what follows
fix-centre = Move the drawing to the middle
fix-centre-scaled = Redraw it in the middle with a border
fix-clean-svg = Take these parts out
