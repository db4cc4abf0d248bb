# The image of Lacquer: its bundle and Node, nothing else. `npm run test:image` runs these steps without Docker.
# To pin the base image by its digest as well, build with --build-arg NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:…
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY . .
# Settings of a private registry can be given as a secret, so that no layer holds them: --secret id=npmrc,src=$HOME/.npmrc
RUN --mount=type=cache,target=/store --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npx --yes pnpm@10.34.8 install --frozen-lockfile --store-dir /store
# Turborepo needs git to know what has changed, and the base image has none; here everything is new anyway.
RUN npx --yes pnpm@10.34.8 --recursive run build && node tooling/bundle/make-bundle.mjs --built /out

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/var/lib/lacquer
# The image's user `node` may write here and nowhere else, so the rest of the container can be read-only.
RUN mkdir /var/lib/lacquer && chown node:node /var/lib/lacquer
WORKDIR /opt/lacquer
COPY --from=build /out .
# A number, because Kubernetes cannot see that a name is not root.
USER 1000:1000
VOLUME /var/lib/lacquer
EXPOSE 3000
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "lacquer.mjs"]
CMD ["start"]
