#!/usr/bin/env bash
# Hands a ClassBlocks command to spark-submit: the Spark of a cluster runs it.
# Usage: submit-scripts/submit.sh [SPARK-SUBMIT-OPTIONS --] COMMAND [options]; COMMAND --help says more.
#
#   submit-scripts/submit.sh --master yarn --deploy-mode cluster --executor-memory 8g -- \
#     analyze --conf conf/nightly.yaml --input hdfs:///logs/2026-01-31 --run-date 2026-01-31
#
# SPARK_HOME names the Spark installation; without it spark-submit is taken from the PATH.
# SPARK_SUBMIT_OPTIONS holds more options for spark-submit, without blanks in them.
# CLASSBLOCKS_JAR names the jar where the cluster has it, such as local:///opt/classblocks.jar in an image
# or a file on HDFS; without it, the one built here is sent along.
#
# A --conf file on this machine is sent along, too; all other paths are opened by the cluster.
# Spark's own log is quiet; "--conf spark.log.level=INFO" among Spark's options brings it back.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=${CLASSBLOCKS_JAR:-}
if [ -z "$jar" ]; then
  "$here/build.sh"
  jar=$(dirname "$here")/spark-job/job/target/classblocks.jar
fi

options=(--class org.classblocks.app.Main --conf spark.log.level=ERROR)
# shellcheck disable=SC2206 # several options in one variable are meant to be several words
options+=(${SPARK_SUBMIT_OPTIONS:-})
if [[ "${1:-}" = -* ]]; then
  for ((i = 1; i <= $#; i++)); do
    if [ "${!i}" = -- ]; then
      options+=("${@:1:i-1}")
      shift "$i"
      break
    fi
  done
fi

# The driver may run on another machine, and may take a path for one on HDFS.
enclosed() {
  if [ -f "$1" ]; then
    printf 'data:;name=%s;base64,%s' "$1" "$(base64 <"$1" | tr -d '\n')"
  else
    printf '%s' "$1"
  fi
}

words=()
previous=
for word in "$@"; do
  case $previous,$word in
    --conf,*) word=$(enclosed "$word") ;;
    *,--conf=*) word=--conf=$(enclosed "${word#--conf=}") ;;
  esac
  words+=("$word")
  previous=$word
done

exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" "${options[@]}" "$jar" ${words[@]+"${words[@]}"}
