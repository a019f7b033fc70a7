#!/usr/bin/env bash
# Hands a ClassBlocks command to spark-submit: the cluster's own Spark runs it.
# Usage: submit-scripts/submit.sh COMMAND [options]; COMMAND --help says more.
# SPARK_HOME names the Spark installation; SPARK_SUBMIT_OPTIONS holds options for spark-submit itself,
# such as "--master yarn --deploy-mode cluster --executor-memory 8g". Spark's own log is quiet;
# "--conf spark.log.level=INFO" among them brings it back.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/build.sh"

# shellcheck disable=SC2086 # several options in one variable are meant to be several words
exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" --class org.classblocks.app.Main --conf spark.log.level=ERROR \
  ${SPARK_SUBMIT_OPTIONS:-} "$(dirname "$here")/spark-job/target/classblocks.jar" "$@"
