#!/usr/bin/env bash
# Runs a benchmark: run.sh all [--rounds N] [--docs] [CASE ...] for all that is compared with rivals;
# run.sh graphs [--samples N] [--classes K] [--length M] [--heap SIZE] [CASE ...],
# run.sh kernels [options of JMH], run.sh analyze [options], run.sh page [options],
# run.sh order [classes [rounds [scipy]]], run.sh nights [classes [samples [nights]]],
# run.sh many-files [files], run.sh tables [classes [samples]], run.sh blocks noise|planted|clusters [seeds],
# run.sh folds, run.sh blocks log [key=value ...], run.sh attributes planted|none [seeds],
# run.sh attributes cost [samples], run.sh splits planted [seeds], run.sh splits log FILES [seeds],
# run.sh groups [seeds], run.sh halves drawn [seeds] or run.sh halves log FILES [samples [seeds]],
# run.sh windows drawn [seeds] or run.sh windows log FILES [seeds],
# run.sh nearest [rows [length [neighbours [classes ...]]]], run.sh linkage [classes [neighbours [linkage ...]]],
# run.sh graph-page FOLDER [classes [neighbours]].
# --help says more of the first five.
# JAVA_HOME chooses the JDK (17 or newer), CLASSBLOCKS_JAVA_OPTIONS adds JVM options such as -Xmx8g.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)

case "${1:-}" in
  all | graphs) exec python3 "$here/$1.py" "${@:2}" ;;
  kernels) main=org.classblocks.bench.Kernels ;;
  analyze) main=org.classblocks.bench.EndToEnd ;;
  page) main=org.classblocks.bench.PageBenchmark ;;
  order) main=org.classblocks.order.leaves.OrderBenchmark ;;
  nights) main=org.classblocks.app.NightsBenchmark ;;
  many-files) main=org.classblocks.app.ManyFilesBenchmark ;;
  tables) main=org.classblocks.app.TablesBenchmark ;;
  blocks) main=org.classblocks.bench.findings.BlocksBenchmark ;;
  folds) main=org.classblocks.bench.FoldsBenchmark ;;
  attributes) main=org.classblocks.bench.findings.AttributesBenchmark ;;
  groups) main=org.classblocks.compare.GroupsBenchmark ;;
  halves) main=org.classblocks.compare.HalvesBenchmark ;;
  windows) main=org.classblocks.compare.WindowsBenchmark ;;
  nearest) main=org.classblocks.bench.graphs.NearestBenchmark ;;
  linkage) main=org.classblocks.bench.graphs.LinkageBenchmark ;;
  graph-page) main=org.classblocks.bench.graphs.GraphPageBenchmark ;;
  splits) main=org.classblocks.bench.findings.SplitsBenchmark ;;
  *) sed -n '2,15s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
shift

mvn -B -q -f "$home/pom.xml" -Pbench test-compile >&2
build="$here/target"

# The incubator module is what spark-submit gives MLlib's own BLAS.
# shellcheck disable=SC2086 # several options in one variable are meant to be several words
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$home/spark-job/java-options" --add-modules=jdk.incubator.vector \
  -Xmx4g ${CLASSBLOCKS_JAVA_OPTIONS:-} "-Dclassblocks.bench=$here" \
  -cp "$build/classes:$(cat "$build/bench.classpath")" "$main" "$@"
