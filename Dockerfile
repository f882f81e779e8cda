# The program for machines without Node: docs/install.md says how to call it.
#
# In a registry of yours, name both images by their digests.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm pack --pack-destination /package \
  && npm install --global --prefix /opt/alertbook --omit=dev /package/*.tgz

# Node alone: no package manager, no compiler. What Node links to is what apt of Debian needs itself.
FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/node /usr/local/bin/node
# It belongs to root, so that nobody who runs it can change it.
COPY --from=build /opt/alertbook /opt/alertbook
ENV PATH=/opt/alertbook/bin:/usr/local/bin:/usr/bin:/bin \
  NODE_ENV=production \
  XDG_CACHE_HOME=/tmp
WORKDIR /site
# Any other id works too.
USER 1000:1000
ENTRYPOINT ["alertbook"]
CMD ["--help"]
