/**
 * The shipped jar on a real cluster: Spark's master and two workers as processes of their own, jobs
 * handed over by {@code submit-scripts/submit.sh}, and HDFS for logs and runs. Tests named {@code
 * *IT} run in {@code mvn verify}, after the jar is built, and share one cluster.
 */
package org.classblocks.cluster;
