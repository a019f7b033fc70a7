package org.classblocks.report.table;

/** A class by name and id: names alone need not tell classes apart. */
record ClassName(String name, int id) {}
