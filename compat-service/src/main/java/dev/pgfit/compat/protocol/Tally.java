package dev.pgfit.compat.protocol;

import org.jspecify.annotations.Nullable;

/** Counts what became of requests that several connections serve. */
final class Tally {
    /** After so many leaks it is proven. */
    private static final int ENOUGH_LEAKS = 5;

    private int right;
    private int wrong;
    private int leaks;
    private @Nullable String firstLeak;
    private @Nullable String firstFailure;

    synchronized void right() {
        right++;
    }

    synchronized void failed(String words) {
        wrong++;
        if (firstFailure == null) {
            firstFailure = words;
        }
    }

    synchronized void leaked(String words) {
        leaks++;
        if (firstLeak == null) {
            firstLeak = words;
        }
    }

    synchronized boolean isEnough() {
        return leaks >= ENOUGH_LEAKS;
    }

    /** @throws dev.pgfit.compat.check.CheckFailed unless all were answered rightly */
    synchronized void judge(int requests, Peers peers) {
        String counts = "of %d requests %d were answered rightly, %d wrongly or with an error, %d with rows of others"
                .formatted(right + wrong + leaks, right, wrong, leaks);
        if (leaks > 0) {
            throw peers.leak(counts + "; first: " + firstLeak);
        }
        if (right != requests) {
            throw peers.failed(counts + "; first: " + firstFailure);
        }
    }
}
