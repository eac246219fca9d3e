package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Deadline;
import dev.pgfit.compat.database.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Notifications that came and were not yet asked for. */
final class Mailbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final List<Notification> waiting = new ArrayList<>();

    void put(Notification notification) {
        lock.lock();
        try {
            waiting.add(notification);
            arrival.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @throws CancellationException if the thread is interrupted */
    Optional<Notification> await(Predicate<Notification> wanted, Deadline deadline) {
        lock.lock();
        try {
            while (true) {
                Optional<Notification> found = waiting.stream().filter(wanted).findFirst();
                if (found.isPresent()) {
                    waiting.remove(found.get());
                    return found;
                }
                if (deadline.passed()) {
                    return Optional.empty();
                }
                boolean signalled = arrival.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
                if (!signalled && waiting.stream().noneMatch(wanted)) {
                    return Optional.empty();
                }
            }
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        } finally {
            lock.unlock();
        }
    }
}
