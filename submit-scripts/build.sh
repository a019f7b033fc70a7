#!/usr/bin/env bash
# Builds the jar where it is missing or older than its sources, and says so.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar="$home/spark-job/target/classblocks.jar"

is_current() {
  [ -f "$jar" ] && [ -f "$home/spark-job/target/embedded.classpath" ] &&
    [ -z "$(find "$home/pom.xml" "$home/spark-job/pom.xml" "$home/spark-job/src/main" -newer "$jar" -print -quit)" ]
}

if ! is_current; then
  echo "ClassBlocks: building the jar; the first time this also downloads Spark, some 400 MB ..." >&2
  mvn -B -q -Dstyle.color=never -f "$home/pom.xml" -DskipTests -Dspotless.check.skip=true package 2>&1 |
    sed $'s/\033\\[[0-9;]*m//g' >&2 # some builds of Maven reset colours that they never set
fi
