#!/usr/bin/env bash
# Checks the links of rule files against a saved urls.json: .ci/check-rules.sh URLS_JSON, with globs in RULES.
set -euo pipefail
shopt -s globstar nullglob

command=$(dirname "$(realpath "$0")")/../src/cli/alertbook.mjs
# The globs are to be split and expanded here.
# shellcheck disable=SC2206
files=(${RULES:?RULES names files of rules, by globs})
if ((${#files[@]} == 0)); then
  echo "No file matches \`$RULES\`: name the files of rules." >&2
  exit 2
fi
# The repository that is reported on is the working folder, below what the CI takes for its top.
export GITHUB_WORKSPACE=$PWD
exec node "$command" rules check --urls "${1:?the saved urls.json}" --format "${FORMAT:-github}" "${files[@]}"
