package dev.pgfit.compat.wire;

/** @param type object id of the column's type */
public record Column(String name, int type, Format format) {}
