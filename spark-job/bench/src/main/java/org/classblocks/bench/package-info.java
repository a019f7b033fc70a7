/**
 * Measures the job: kernels by JMH, and the similarity stage end to end beside MLlib, numpy and
 * Spark's own scan. No part of the job's jar.
 */
package org.classblocks.bench;
