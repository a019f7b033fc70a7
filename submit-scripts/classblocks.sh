#!/usr/bin/env bash
# Runs a ClassBlocks command on this machine, with an embedded Spark: no Spark needs to be installed.
# Usage: submit-scripts/classblocks.sh COMMAND [options]; COMMAND --help says more.
# JAVA_HOME chooses the JDK (17 or 21), CLASSBLOCKS_JAVA_OPTIONS adds JVM options such as -Xmx8g,
# CLASSBLOCKS_JARS adds jars of data sources, separated by colons.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
target="$home/spark-job/job/target"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$here/build.sh"

# Without UTF-8 the JVM could not open files whose names are not ASCII.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
  { export LC_ALL=C.UTF-8; } 2>/dev/null
fi

terminal=false
if [ -t 2 ]; then terminal=true; fi

# shellcheck disable=SC2206 # several options in one variable are meant to be several words
own=(${CLASSBLOCKS_JAVA_OPTIONS:-})
options=("@$home/spark-job/java-options" "-Dclassblocks.terminal=$terminal")
archive=$("$here/archive.sh" "$java")
if [ -n "$archive" ]; then
  # A JVM that cannot use the archive goes on without it.
  options+=("-XX:SharedArchiveFile=$archive" -Xlog:cds=off -Xlog:cds+dynamic=off)
fi
options+=("${own[@]}"
  -cp "$target/classblocks.jar:$(cat "$target/embedded.classpath")${CLASSBLOCKS_JARS:+:$CLASSBLOCKS_JARS}")

# Most work is small, and a JVM that compiles lightly does it in a third of the time.
# Larger work it leaves to one that compiles thoroughly, by this exit code.
too_large=75
light=(-XX:TieredStopAtLevel=1 -Dclassblocks.light=true)
case "${own[*]}" in *-XX:+Use*GC*) ;; *) light+=(-XX:+UseSerialGC) ;; esac
"$java" "${light[@]}" "${options[@]}" org.classblocks.app.Main "$@" <&0 &
job=$!
trap 'kill -TERM $job 2>/dev/null' HUP INT TERM
status=0
wait $job || status=$?
while kill -0 $job 2>/dev/null; do # a signal ended the wait, but not yet the job
  wait $job && status=0 || status=$?
done
trap - HUP INT TERM
if [ $status != $too_large ]; then exit $status; fi
exec "$java" "${options[@]}" org.classblocks.app.Main "$@"
