package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What becomes of one pod. It goes on when the connection to the cluster is lost for a while, with the state then. Closed,
 * it hears no more. Thread-safe.
 */
final class PodWatch implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Consumer<PodState>> listeners = new CopyOnWriteArrayList<>();
    private final SharedIndexInformer<Pod> informer;
    private PodState state;

    PodWatch(KubernetesClient client, String namespace, String name, PodState first) {
        this.state = first;
        this.informer = client.pods().inNamespace(namespace).withName(name).inform(new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                now(PodState.of(pod));
            }

            @Override
            public void onUpdate(Pod before, Pod pod) {
                now(PodState.of(pod));
            }

            @Override
            public void onDelete(Pod pod, boolean unknown) {
                // what it was evicted for is the better reason
                now(PodState.of(pod) instanceof PodState.Over over ? over : new PodState.Over("its pod was deleted"));
            }
        });
    }

    private void now(PodState next) {
        lock.lock();
        try {
            if (state.equals(next)) {
                return;
            }
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    PodState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Is told of each change from now on, on the client's threads: not to block there. */
    void listen(Consumer<PodState> listener) {
        listeners.add(listener);
    }

    /**
     * Waits for a state from which something is made.
     *
     * @param wanted asked of each state, and of one that lasts every now and then; empty: not yet
     * @return empty when that took too long
     */
    <T, E extends Exception> Optional<T> await(Answer<T, E> wanted, Duration atMost) throws E, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<T> made = wanted.of(state);
                long left = end - System.nanoTime();
                if (made.isPresent() || left <= 0) {
                    return made;
                }
                var unused = changed.awaitNanos(Math.min(left, AGAIN.toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is made of a state. */
    @FunctionalInterface
    interface Answer<T, E extends Exception> {
        Optional<T> of(PodState state) throws E;
    }

    @Override
    public void close() {
        listeners.clear();
        informer.stop();
    }
}
