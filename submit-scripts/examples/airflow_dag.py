"""ClassBlocks every night, as an Airflow DAG; needs the provider apache-airflow-providers-apache-spark.

The data interval, not the clock, gives the date of a run. A run that is cleared or backfilled
reads the same logs again. The connection spark_default names the master.
"""

from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.timetables.interval import CronDataIntervalTimetable

with DAG(
    dag_id="classblocks_nightly",
    schedule=CronDataIntervalTimetable("15 3 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=15)},
):
    SparkSubmitOperator(
        task_id="analyze",
        application="hdfs:///apps/classblocks.jar",
        java_class="org.classblocks.app.Main",
        conf={
            "spark.submit.deployMode": "cluster",
            "spark.log.level": "ERROR",
        },
        driver_memory="4g",
        num_executors=8,
        executor_cores=4,
        executor_memory="8g",
        application_args=[
            "analyze",
            "--conf",
            "hdfs:///apps/nightly.yaml",
            "--run-date",
            "{{ data_interval_start | ds }}",
        ],
    )
