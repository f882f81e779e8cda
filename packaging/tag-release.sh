#!/usr/bin/env bash
# Tags the version of package.json: packaging/tag-release.sh, on an up-to-date main; then it says what to push.
#
# GitHub and pre-commit run what is in a tag, so the tag has one commit more than main: dist-action/. A merge that takes nothing
# of it makes the tag part of main's history, where `pre-commit autoupdate` looks, and leaves main without the file.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
packaging=$(dirname "$(realpath "$0")")

tag=v$(node --print 'JSON.parse(fs.readFileSync("package.json", "utf8")).version')
if [[ -n $(git status --porcelain) ]]; then
  echo 'There are changes that are in no commit.' >&2
  exit 1
fi
if git rev-parse --quiet --verify "refs/tags/$tag" >/dev/null; then
  echo "There is a tag $tag already." >&2
  exit 1
fi
node "$packaging/release-notes.ts" "$tag" >/dev/null
npm run --silent pack:check

index=$(mktemp -d)
trap 'rm -rf "$index"' EXIT
export GIT_INDEX_FILE=$index/index
git read-tree HEAD
git add --force dist-action
release=$(git commit-tree "$(git write-tree)" -p HEAD -m "Version ${tag#v}" -m "With dist-action/, which is built from this source.")
git tag --annotate --message "Version ${tag#v}" "$tag" "$release"
git update-ref -m "tag-release: $tag" HEAD "$(git commit-tree 'HEAD^{tree}' -p HEAD -p "$release" -m "Make $tag part of main's history" -m "Nothing of its tree is taken: main has no dist-action/.")"
echo "Tagged. Now: git push --atomic origin $(git branch --show-current) $tag"
