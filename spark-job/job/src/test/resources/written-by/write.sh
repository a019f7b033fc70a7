#!/usr/bin/env bash
# Writes the runs, states and history of two dates that EarlierVersionsTest reads back:
#   write.sh LAUNCHER FOLDER
# LAUNCHER is submit-scripts/classblocks.sh of the version; FOLDER is new and named after it.
set -euo pipefail
launcher=$(realpath "$1")
mkdir "$2"
cd "$2"
for day in 1 2; do
  "$launcher" generate --output "logs/2026-01-0$day" --samples 300 --classes 16 --blocks 8/4 \
    --correlations 0.3/0.7 --seed "$day" --files 1
done
cp logs/2026-01-01/classes.csv .
{
  echo child,parent,child_name
  awk -F, 'NR > 1 { print $2 ",group " int((NR - 2) / 4) "," $2 }' classes.csv
  for group in 0 1 2 3; do echo "group $group,all,Group $group"; done
} > taxonomy.csv
for day in 1 2; do
  "$launcher" analyze --input "logs/{run-date}/log.parquet" --classes classes.csv --labels label \
    --run-date "2026-01-0$day" --output runs --set classes.taxonomy=taxonomy.csv \
    --set state.path=state --set blocks.support=true --set output.neighbours=3 \
    --set report.html=false --set report.png=false
done
"$launcher" history runs
rm -r logs
