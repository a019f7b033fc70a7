#!/usr/bin/env bash
# Runs a ClassBlocks command on this machine, with an embedded Spark: no Spark needs to be installed.
# Usage: submit-scripts/classblocks.sh COMMAND [options]; COMMAND --help says more.
# JAVA_HOME chooses the JDK (17 or 21), CLASSBLOCKS_JAVA_OPTIONS adds JVM options such as -Xmx8g,
# CLASSBLOCKS_JARS adds jars of data sources, separated by colons.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
"$here/build.sh"

# Without UTF-8 the JVM could not open files whose names are not ASCII.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  { export LC_ALL=C.UTF-8; } 2>/dev/null
fi

terminal=false
if [ -t 2 ]; then terminal=true; fi

# shellcheck disable=SC2086 # several options in one variable are meant to be several words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$home/spark-job/java-options" \
  "-Dclassblocks.terminal=$terminal" ${CLASSBLOCKS_JAVA_OPTIONS:-} \
  -cp "$home/spark-job/job/target/classblocks.jar:$(cat "$home/spark-job/job/target/embedded.classpath")${CLASSBLOCKS_JARS:+:$CLASSBLOCKS_JARS}" \
  org.classblocks.app.Main "$@"
