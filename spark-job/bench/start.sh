#!/usr/bin/env bash
# Compares the processor time (user and system) of small commands started by the launcher with that of
# the same commands in a JVM without an archive that compiles thoroughly.
# Usage: start.sh [rounds]; prints the median of each, and their ratio.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target="$home/spark-job/job/target"
rounds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
things="$home/sample-data/things"

launcher() { "$home/submit-scripts/classblocks.sh" "$@"; }
plain() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" "@$home/spark-job/java-options" \
    -cp "$target/classblocks.jar:$(cat "$target/embedded.classpath")" org.classblocks.app.Main "$@"
}

command_line() {
  case $1 in
    analyze) echo "analyze --force --input $things/log.parquet --classes $things/classes.csv --labels labels --output $work/new" ;;
    again) echo "analyze --input $things/log.parquet --classes $things/classes.csv --labels labels --output $work/runs --run-date 2000-01-02" ;;
    recut) echo "recut $work/runs --set order.linkage=complete --output $work/new" ;;
    report) echo "report $work/runs --output $work/new" ;;
    compare) echo "compare $work/runs --output $work/new" ;;
  esac
}

for day in 1 2; do
  launcher analyze --input "$things/log.parquet" --classes "$things/classes.csv" --labels labels \
    --output "$work/runs" --run-date "2000-01-0$day" >"$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
done

TIMEFORMAT='%U %S'
for ((round = 0; round < rounds; round++)); do
  for command in analyze again recut report compare; do
    for way in plain launcher; do
      # shellcheck disable=SC2046 # no word of the command line has a space
      { time $way $(command_line "$command") >"$work/said" 2>&1; } 2>"$work/time" ||
        { cat "$work/said" >&2; exit 1; }
      awk '{ print $1 + $2 }' "$work/time" >>"$work/$command-$way"
    done
  done
done

median() { sort -n "$1" | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
echo "processor time in s: plain JVM, launcher, ratio"
for command in analyze again recut report compare; do
  awk -v name="$command" -v plain="$(median "$work/$command-plain")" -v own="$(median "$work/$command-launcher")" \
    'BEGIN { printf "%-8s %6.1f %6.1f %5.2f\n", name, plain, own, own / plain }'
done
