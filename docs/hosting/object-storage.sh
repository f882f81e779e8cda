#!/usr/bin/env bash
# Copies a built site into an object store with the interface of S3: docs/hosting/object-storage.sh dist s3://bucket
#
# The store must answer a folder with its index.html, and what is missing with 404.html: on S3 that is the website endpoint
# (`aws s3 website s3://bucket --index-document index.html --error-document 404.html`). Types go by the name of each file; what the
# tables of the program may lack is named here. New files come before old ones go, so that no page is missing meanwhile.
#
# A store sets no policy: where something in front of it can (a response headers policy of CloudFront, for example), let that send for
# /images/* what `_headers` says. Without it an SVG that is opened by its own address is saved and not shown; pages show it as ever.
set -euo pipefail

site=${1:?the built site} store=${2:?s3://bucket}
[[ -f $site/404.html ]] || { echo "object-storage.sh: \`$site\` holds no built site." >&2; exit 2; }

copy() {
  aws s3 cp "$site" "$store" --recursive --cache-control no-cache --exclude '*' "$@"
}

copy --include '*.html' --content-type 'text/html; charset=utf-8'
copy --include '*.js' --content-type 'text/javascript; charset=utf-8'
copy --include '*.css' --content-type 'text/css; charset=utf-8'
copy --include '*.webmanifest' --content-type application/manifest+json
copy --include '*.ics' --content-type 'text/calendar; charset=utf-8'
copy --include '*.vcf' --content-type 'text/vcard; charset=utf-8'
copy --include '*.md' --content-type 'text/markdown; charset=utf-8'
copy --include '*.avif' --content-type image/avif
copy --include '*.webp' --content-type image/webp
copy --include '*.[Ss][Vv][Gg]' --content-type image/svg+xml --content-disposition attachment
aws s3 sync "$site" "$store" --cache-control no-cache --delete
