#!/bin/sh
# Six logos from one picture, decode to written files: the studio against ImageMagick (`convert`) doing the same six.
# Usage: benches/against_imagemagick.sh WIDGET-STUDIO PICTURE [RUNS]   (the program: a release build)
set -eu
studio=$1
picture=$2
runs=${3:-5}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/widget/images" "$dir/other"
printf '{"widget":{"code":"x"},"locations":["digital_pipeline"]}' >"$dir/widget/manifest.json"

studio() {
    rm -f "$dir"/widget/images/*
    "$studio" images "$dir/widget" --from "$picture" \
        --slots logo_main,logo_small,logo_medium,logo_min,logo,logo_dp >"$dir/out" || test $? -eq 1
    test "$(find "$dir/widget/images" -name '*.png' | wc -l)" -eq 6
}

# $1: what is done before resizing, $2: after. `-colorspace RGB` is linear light, as the studio draws.
magick() {
    after=$2
    set -- convert "$picture" $1
    for slot in main:400x272 small:108x108 medium:240x84 min:84x84 logo:130x100 dp:174x109; do
        size=${slot#*:}
        set -- "$@" '(' +clone -filter Lanczos -resize "$size" $after -background none -gravity center -extent "$size" \
            -strip -write "PNG32:$dir/other/${slot%%:*}.png" +delete ')'
    done
    "$@" null:
}
in_linear_light() { magick '-colorspace RGB' '-colorspace sRGB'; }
in_stored_values() { magick '' ''; }

for way in studio in_linear_light in_stored_values; do
    best=
    for _ in $(seq "$runs"); do
        start=$(date +%s%N)
        $way
        took=$((($(date +%s%N) - start) / 1000000))
        if [ -z "$best" ] || [ "$took" -lt "$best" ]; then best=$took; fi
    done
    echo "$way: $best ms, the best of $runs"
done
du -cb "$dir"/widget/images/*.png | tail -1 | sed 's/total/bytes: studio/'
du -cb "$dir"/other/*.png | tail -1 | sed 's/total/bytes: ImageMagick/'
