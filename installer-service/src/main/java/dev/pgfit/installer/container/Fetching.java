package dev.pgfit.installer.container;

import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One image being fetched, unless the engine has it; goes on while nobody waits. */
final class Fetching {
    private final String image;
    private final FutureTask<Boolean> task;

    Fetching(Engine engine, String image, Duration atMost) {
        this.image = image;
        this.task = new FutureTask<>(() -> fetch(engine, image, atMost));
        Thread.ofPlatform().daemon().name("fetch-image").start(task);
    }

    /** Whether it had to be fetched. */
    private static boolean fetch(Engine engine, String image, Duration atMost)
            throws EngineException, InterruptedException {
        if (isThere(engine, image)) {
            return false;
        }
        engine.ask("fetching the image " + image, atMost, () -> {
            PullWords words = new PullWords();
            engine.client().pullImageCmd(image).exec(words).awaitCompletion(atMost.toSeconds(), TimeUnit.SECONDS);
            words.refused().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            return true;
        });
        if (!isThere(engine, image)) {
            throw new EngineException("fetching the image " + image + ": the engine has not got it");
        }
        return true;
    }

    private static boolean isThere(Engine engine, String image) throws EngineException, InterruptedException {
        return engine.ask("looking for the image " + image, Engine.SHORT, () -> {
            try {
                engine.client().inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    /** Whether it is there, or can't be had. */
    boolean ended() {
        return task.isDone();
    }

    /**
     * Waits for it.
     *
     * @return whether it had to be fetched
     * @throws EngineException why it can't be had, or that it takes longer
     * @throws TimeoutException when it is still on its way after that time
     */
    boolean await(Duration atMost) throws EngineException, InterruptedException, TimeoutException {
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EngineException reason) {
                throw reason;
            }
            throw new EngineException("fetching the image " + image + ": " + e.getCause(), e.getCause());
        }
    }
}
