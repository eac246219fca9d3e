# The image below all others.
# shellcheck shell=bash disable=SC2154

readonly own_base=localhost/pgfit/debian:12
# What programs here need of Debian beside its essential packages: Node.js and PostgreSQL, and names of time zones.
readonly own_base_packages=libstdc++6,tzdata,ca-certificates

# Prints the base image, once it is there.
ready_base() {
  if [[ ${base:-} == debian ]]; then
    make_base
    printf '%s' "$own_base"
  elif engine_has "${base:-$default_base}"; then
    printf '%s' "${base:-$default_base}"
  elif [[ -n ${base:-} ]]; then
    engine_pull "$base" >/dev/null || missing "the base image $base can't be had"
    printf '%s' "$base"
  elif engine_has "$own_base"; then
    printf '%s' "$own_base"
  elif engine_pull "$default_base" >/dev/null 2>&1; then
    printf '%s' "$default_base"
  else
    say "$default_base can't be had; making a base of Debian's packages"
    make_base
    printf '%s' "$own_base"
  fi
}

make_base() {
  if engine_has "$own_base"; then return; fi
  command -v mmdebstrap >/dev/null || missing 'mmdebstrap is needed to make a base image and is not on the PATH' \
    "Install it (Debian: apt install mmdebstrap), or name an image by --base"
  local tar=$staging/debian-12.tar
  if [[ ! -f $tar ]]; then
    say 'making a base of Debian 12 (a minute)'
    # without documents, caches and programs that change accounts: nothing in these images has a use for them
    SOURCE_DATE_EPOCH=$(epoch) mmdebstrap --quiet --variant=essential --include="$own_base_packages" \
      --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
      --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/info/*' \
      --dpkgopt='path-exclude=/usr/share/locale/*' \
      --customize-hook='find "$1" -xdev -type f -perm /6000 -exec chmod a-s {} +' \
      --customize-hook='rm -rf "$1"/var/cache/* "$1"/var/log/* "$1"/var/lib/apt' \
      bookworm "${tar%.tar}.draft.tar" >"$staging/base.log" 2>&1 || {
      tail -n 10 "$staging/base.log" >&2
      missing "mmdebstrap could not make a base image; all it said is in $staging/base.log"
    }
    mv "${tar%.tar}.draft.tar" "$tar"
  fi
  engine_import "$tar" "$own_base"
}
