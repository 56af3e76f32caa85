#!/usr/bin/env bash
# The pictures of README, from the corpus: needs LibreOffice, Poppler and Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
minutekit digest corpus/school-meals/school-meals.docx -o "$work/digest.docx" --quiet
soffice --headless --convert-to pdf --outdir "$work" "$work/digest.docx" >/dev/null
pdftoppm -png -r 60 -f 1 -l 1 "$work/digest.pdf" "$work/digest"
cp "$work"/digest-*1.png docs/pictures/digest.png
minutekit archive add "$work/meetings.sqlite" corpus/archive >/dev/null
minutekit archive themes "$work/meetings.sqlite" >/dev/null
minutekit archive report "$work/meetings.sqlite" -o "$work/report.html"
chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
  --window-size=760,720 --screenshot="$work/report.png" "file://$work/report.html" 2>/dev/null
cp "$work/report.png" docs/pictures/report.png
