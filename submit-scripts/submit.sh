#!/usr/bin/env bash
# Hands a ClassBlocks command to spark-submit: the Spark of a cluster runs it.
# Usage: submit-scripts/submit.sh [SPARK-SUBMIT-OPTIONS --] COMMAND [options]; COMMAND --help says more.
#
#   submit-scripts/submit.sh --master yarn --deploy-mode cluster --executor-memory 8g -- \
#     analyze --conf conf/nightly.yaml --input hdfs:///logs/2026-01-31 --run-date 2026-01-31
#
# SPARK_HOME names the Spark installation; without it spark-submit is taken from the PATH.
# SPARK_SUBMIT_OPTIONS gives more options for spark-submit; none may contain a blank.
# CLASSBLOCKS_JAR names a jar that the cluster already has, such as local:///opt/classblocks.jar in an image
# or a file on HDFS. Without it, the jar built here is sent.
#
# A --conf file on this machine is sent, too. The cluster opens all other paths.
# Spark logs errors only; add "--conf spark.log.level=INFO" to Spark's options to see more.
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

# The driver may run on another machine, or look for the path on HDFS.
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
