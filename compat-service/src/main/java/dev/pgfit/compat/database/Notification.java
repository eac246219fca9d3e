package dev.pgfit.compat.database;

/** What NOTIFY sends. */
public record Notification(String channel, String payload) {}
