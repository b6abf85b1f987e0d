#!/usr/bin/env bash
# Installs the tree, builds the library example against it, unpacks the archive elsewhere and runs it with the network off.
# Usage: install_test.sh BUILD SOURCE
set -euo pipefail
build=$1; source=$2
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
cmake --install "$build" --prefix "$scratch/installed" >/dev/null
cmake -G Ninja -S "$source/examples/library" -B "$scratch/example" -DCMAKE_PREFIX_PATH="$scratch/installed" >/dev/null
cmake --build "$scratch/example" >/dev/null
article=$(ls "$source"/examples/articles/*.txt | head -n1)
"$scratch/example/who_met_whom" < "$article" | grep -q . || { echo "the example found nobody"; exit 1; }

(cd "$build" && cpack -B "$scratch/pack" >/dev/null)
mkdir "$scratch/elsewhere"
tar xzf "$scratch"/pack/chancery-*.tar.gz -C "$scratch/elsewhere" --strip-components=1
offline=(); unshare -rn true 2>/dev/null && offline=(unshare -rn)
env -i PATH=/usr/bin:/bin "${offline[@]}" "$scratch/elsewhere/bin/chancery" read --format jsonl "$article" > "$scratch/record.jsonl"
grep -q '"kind":"contact"' "$scratch/record.jsonl" || { echo "the unpacked program found no contact"; exit 1; }
cmp <("$build/chancery" read --format jsonl "$article") "$scratch/record.jsonl"
if ldd "$scratch/elsewhere/bin/chancery" | grep -vE 'linux-vdso|ld-linux|libstdc\+\+|libm\.|libgcc_s|libc\.|libpthread' | grep -q '=>'; then
  echo "the program needs libraries that a bare system lacks:"; ldd "$scratch/elsewhere/bin/chancery"; exit 1
fi
echo "installed, linked, unpacked and run offline"
