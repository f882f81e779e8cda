#!/usr/bin/env bash
# Puts a built site into the branch that is served, beside the previews that are there, or a preview beside the site:
#
#   .ci/pages.sh put FOLDER           the site itself; folders pr-<number>/ stay
#   .ci/pages.sh put FOLDER pr-123    a preview
#   .ci/pages.sh remove pr-123        takes a preview away
#
# PAGES_REMOTE is where it is pushed to, PAGES_BRANCH its branch, PAGES_PAUSE how many seconds a new attempt waits. The branch
# has one commit: what was served before is no history that anybody reads. Whoever pushes in between is not overwritten: the
# push is tried again on top of theirs.
set -euo pipefail

remote=${PAGES_REMOTE:?PAGES_REMOTE names the repository to push to}
branch=${PAGES_BRANCH:-gh-pages}
PAGES_PAUSE=${PAGES_PAUSE:-$((RANDOM % 3 + 1))}
action=${1:?put or remove}

fail() {
  echo "pages.sh: $1" >&2
  exit 2
}

case $action in
  put) source=$(realpath "${2:?the folder to put}") place=${3:-} ;;
  remove) source='' place=${2:?the preview to remove} ;;
  *) fail "\`$action\`: expected put or remove." ;;
esac
[[ $place == '' || $place =~ ^pr-[0-9]{1,9}$ ]] || fail "\`$place\`: expected a place such as pr-123."
[[ $source == '' || -f $source/404.html ]] || fail "\`$source\` holds no built site."
# A link in what is put would be served as what it leads to.
[[ $source == '' || -z $(find "$source" -type l -print -quit) ]] || fail "\`$source\` holds symbolic links."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() {
  rm -rf "$work/tree"
  git init --quiet "$work/tree"
  cd "$work/tree"
  git config user.name "${PAGES_NAME:-Alertbook}"
  git config user.email "${PAGES_EMAIL:-alertbook@users.noreply.example}"
  local before=''
  if git fetch --quiet --depth=1 "$remote" "$branch" 2> "$work/error"; then
    before=$(git rev-parse FETCH_HEAD)
    git checkout --quiet FETCH_HEAD
  elif ! grep -q "couldn't find remote ref" "$work/error"; then
    cat "$work/error" >&2
    return 1
  fi
  if [[ $place == '' ]]; then
    find . -mindepth 1 -maxdepth 1 ! -name .git ! -regex '\./pr-[0-9]+' -exec rm -rf {} +
    cp -R "$source/." .
  else
    rm -rf "./$place"
    [[ $source == '' ]] || cp -R "$source" "./$place"
  fi
  # GitHub Pages would leave out what begins with an underscore.
  touch .nojekyll
  git checkout --quiet --orphan served
  git add --all --force
  git commit --quiet --allow-empty --message "${PAGES_MESSAGE:-Publish ${place:-the site}}"
  git push --quiet --force-with-lease="refs/heads/$branch:$before" "$remote" "HEAD:refs/heads/$branch"
}

for attempt in 1 2 3 4 5 6; do
  if (publish); then exit 0; fi
  echo "pages.sh: somebody else has published meanwhile, or the network failed (attempt $attempt of 6)." >&2
  sleep "$((PAGES_PAUSE * attempt))"
done
exit 1
