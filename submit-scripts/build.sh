#!/usr/bin/env bash
# Checks Java, builds the jar where it is missing or older than its sources, and says so.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar="$home/spark-job/job/target/classblocks.jar"

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p') || true
feature=${version%%[!0-9]*}
if [ "${feature:-0}" -lt 17 ] || [ "$feature" -gt 22 ]; then
  echo "ClassBlocks: Spark needs Java 17 or 21, found ${version:+Java }${version:-none} as $java. Set JAVA_HOME to one of these." >&2
  exit 2
fi

is_current() {
  [ -f "$jar" ] && [ -f "$home/spark-job/job/target/embedded.classpath" ] &&
    [ -z "$(find "$home/pom.xml" "$home/spark-job/pom.xml" "$home"/spark-job/{core,report,job}/{pom.xml,src/main} -newer "$jar" -print -quit)" ]
}

if ! is_current; then
  if ! command -v mvn >/dev/null; then
    echo "ClassBlocks: Maven is needed to build the jar, but there is no mvn on the PATH. Install Maven 3.8 or newer." >&2
    exit 2
  fi
  echo "ClassBlocks: building the jar; the first time this also downloads Spark, about 400 MB ..." >&2
  mvn -B -q -Dstyle.color=never -f "$home/pom.xml" -DskipChecks -Dmaven.test.skip=true package 2>&1 |
    sed $'s/\033\\[[0-9;]*m//g' >&2 # some builds of Maven reset colours that they never set
  # Or Maven would take these classes for checked ones.
  rm -rf "$home"/spark-job/{core,report,job}/target/classes
fi
