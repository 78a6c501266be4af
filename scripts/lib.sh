# Shared by the scripts beside it: what they install, and how.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

# install PACKAGE...: installs the Debian packages that are missing, as root or with sudo; otherwise says exactly what to install.
install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as=()
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
      say "These Debian packages are missing and this account may not install them. Ask an administrator to run:"
      say "  apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
      exit 3
    fi
    as=(sudo)
  fi
  say "Installing ${missing[*]} ..."
  "${as[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The ICU library has its version in its name; a machine that never updated its lists knows none.
icu() {
  local name
  name=$(apt-cache pkgnames libicu 2>/dev/null | grep -E '^libicu[0-9]+$' | sort -V | tail -1)
  echo "${name:-libicu-dev}"
}

install_database() {
  if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then install postgresql; fi
  ls /usr/lib/*/libicuuc.so.* >/dev/null 2>&1 || install "$(icu)"
  [ -e /usr/share/zoneinfo/Asia/Shanghai ] || install tzdata
}

need() {
  command -v "$1" >/dev/null || { say "$2"; exit 3; }
}

need_sdk() {
  need dotnet "The .NET 10 SDK is missing: install it so that 'dotnet --version' prints 10.x."
  need npm "Node.js with npm is missing: install it so that 'npm --version' answers."
}
