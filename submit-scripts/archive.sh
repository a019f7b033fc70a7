#!/usr/bin/env bash
# Prints the archive of loaded classes with which commands start faster. Makes it first where there is
# none for this jar and this JDK. Prints nothing where it cannot be made: commands do without it.
# Usage: submit-scripts/archive.sh JAVA
set -euo pipefail

java=$(readlink -f "$(command -v "$1")")
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target="$home/spark-job/job/target"
jar="$target/classblocks.jar"
jdk=$({ echo "$java" && cat "${java%/bin/java}/release"; } 2>/dev/null | cksum | cut -d ' ' -f 1) || true
archive="$target/classes-$jdk.jsa"
failed="$target/classes-$jdk.failed"

if [ "$archive" -nt "$jar" ]; then
  echo "$archive"
  exit
fi
if [ "$failed" -nt "$jar" ]; then exit; fi

rm -f "$archive" 2>/dev/null || exit 0
own=$(mktemp "$target/classes-XXXXXX" 2>/dev/null) || exit 0
trap 'rm -f "$own"' EXIT
echo "ClassBlocks: preparing this jar and JDK for faster starts, once; takes about half a minute ..." >&2
if "$java" "@$home/spark-job/java-options" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
  "-XX:ArchiveClassesAtExit=$own" -cp "$jar:$(cat "$target/embedded.classpath")" \
  org.classblocks.app.Rehearsal >/dev/null 2>&1 && mv -f "$own" "$archive" 2>/dev/null; then
  echo "$archive"
else
  touch "$failed" 2>/dev/null || true
fi
