# What is asked of a container engine. None of the images runs a command while it is built: an engine that can't start
# containers here builds them all the same, and the same files give the same layers.
# shellcheck shell=bash disable=SC2154

choose_engine() {
  local candidate
  if [[ -n $engine ]]; then
    case $engine in
      podman | docker | buildah) ;;
      *) bad_input "--engine: $engine is none of podman, docker, buildah" ;;
    esac
    command -v "$engine" >/dev/null || missing "$engine is not on the PATH"
    return
  fi
  for candidate in podman docker buildah; do
    if command -v "$candidate" >/dev/null && engine_works "$candidate"; then
      engine=$candidate
      return
    fi
  done
  missing 'no container engine works here: podman, docker or buildah is needed' \
    "Install one (Debian: apt install podman), or start its daemon, or name it by --engine to see what it says"
}

engine_works() { # ENGINE
  case $1 in
    buildah) timeout 30 buildah info ;;
    *) timeout 30 "$1" info ;;
  esac >/dev/null 2>&1
}

engine_has() { # IMAGE
  case $engine in
    buildah) buildah inspect --type image "$1" ;;
    *) "$engine" image inspect "$1" ;;
  esac >/dev/null 2>&1
}

engine_pull() { # IMAGE
  timeout 300 "$engine" pull -q "$1"
}

# Makes an image of one layer out of a tar file.
engine_import() { # TAR IMAGE
  case $engine in
    buildah)
      local container
      container=$(buildah from scratch)
      buildah add -q "$container" "$1" / >/dev/null
      buildah config --env PATH=/usr/sbin:/usr/bin:/sbin:/bin "$container"
      buildah commit -q --rm --timestamp "$(epoch)" "$container" "$2" >/dev/null
      ;;
    *) "$engine" import -c 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' "$1" "$2" >/dev/null ;;
  esac
}

engine_build() { # IMAGE BASE CONTAINERFILE CONTEXT
  local log=$staging/build.log options=(
    --build-arg "BASE=$2" --build-arg "VERSION=$tag" --build-arg "REVISION=$(revision)" -t "$1" -f "$3"
  )
  case $engine in
    # podman names layers by their content when all in them has one time
    podman) options=(build -q --pull-never --timestamp "$(epoch)" "${options[@]}") ;;
    buildah) options=(bud -q --layers --pull-never --timestamp "$(epoch)" "${options[@]}") ;;
    docker) options=(build -q --build-arg "SOURCE_DATE_EPOCH=$(epoch)" "${options[@]}") ;;
  esac
  if ! "$engine" "${options[@]}" "$4" >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    die 1 "$1 could not be built; all that $engine said is in $log"
  fi
}

engine_size() { # IMAGE
  local bytes
  case $engine in
    buildah) bytes=$(buildah images --json "$1" | sed -n 's/^ *"size": "\(.*\)",*$/\1/p' | head -n 1) ;;
    *) bytes=$("$engine" image inspect --format '{{.Size}}' "$1") ;;
  esac
  if [[ $bytes =~ ^[0-9]+$ ]]; then printf '%d MB' $((bytes / 1000000)); else printf '%s' "$bytes"; fi
}

show_digests() {
  local name
  [[ $engine != buildah ]] || missing '--digests needs podman or docker'
  for name in jre "${chosen[@]}"; do
    engine_has "$(image "$name")" || continue
    printf '%s %s\n' "$(image "$name")" "$(engine_size "$(image "$name")")"
    "$engine" image inspect --format '{{range .RootFS.Layers}}  {{.}}{{"\n"}}{{end}}' "$(image "$name")" | sed '/^$/d'
  done
}
