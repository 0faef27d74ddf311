# The Images tab.

images-needed = Needed by the platform
images-dp-only = Only for Digital Pipeline
images-weight = {$kb} of 300 KB
images-no-findings = No findings
images-no-file = No file
images-more = More for {$file}
images-replace = Replace with a picture…
images-delete = Delete the file
images-why = Why: {$rule}
images-choose = Choose a picture for {$file}
images-drop = Drop a picture
images-others = Tour and other pictures
images-loading = Loading…
images-fault-empty = The file is empty
images-fault-not-a-picture = The file holds no picture
images-fault-too-many = Too many pixels to be a logo: it isn't opened
images-fault-damaged = The picture is damaged: {$reason}
ground-light = Light
ground-dark = Dark
ground-checker = Checker
zoom-fit = Fit
