#!/usr/bin/env bash
# Compares two content folders, and builds a preview of the second one. What both hold is data: nothing of them is run.
#
#   .ci/preview.sh OLD NEW NUMBER OUT
#
# OUT gets comment.md, changes.html, changes.json and, where the content has no errors, site/. PREVIEW_ROOT is the address of
# the site that the preview is published beside, or PREVIEW_URL the one of the preview; RUN_URL is where the artifacts are.
set -euo pipefail

old=${1:?the content as it is} new=${2:?the content as it would be} number=${3:?the number of the request} out=${4:?a folder}
[[ $number =~ ^[0-9]{1,9}$ ]] || { echo "preview.sh: \`$number\` is no number of a request." >&2; exit 2; }
# A link in place of the folder would show whatever it leads to.
[[ -d $new && ! -L $new ]] || { echo "preview.sh: \`$new\` is no folder." >&2; exit 2; }

alertbook() {
  node "$(dirname "$(realpath "$0")")/../src/cli/alertbook.mjs" "$@"
}

if [[ -z ${PREVIEW_URL:-} ]]; then
  root=${PREVIEW_ROOT:?PREVIEW_ROOT is the address of the site, or PREVIEW_URL the one of the preview}
  PREVIEW_URL=${root%/}/pr-$number/
fi
preview=$PREVIEW_URL
mkdir -p "$out"
alertbook diff "$old" "$new" --content "$new" --format html --out "$out/changes.html"
alertbook diff "$old" "$new" --content "$new" --format json --out "$out/changes.json"

link=()
if alertbook build --content "$new" --out "$out/site" --preview "PR $number" --diff "$old" --site "$preview"; then
  echo "Preview: $preview"
  link=(--preview "$preview" --full "${preview}changes/")
elif [[ -n ${RUN_URL:-} ]]; then
  # Without a preview the report is in the artifact of the run.
  link=(--full "$RUN_URL")
fi
alertbook diff "$old" "$new" --content "$new" "${link[@]}" --limit 65000 --out "$out/comment.md"
{
  echo
  if [[ -d $out/site ]]; then
    echo "[The preview]($preview) shows it on its pages; they are not for incidents."
  else
    echo "There is no preview: the content has errors, which the run of Check lists at their places."
  fi
} >> "$out/comment.md"
