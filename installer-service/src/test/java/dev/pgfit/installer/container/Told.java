package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import dev.pgfit.installer.installation.News;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** What installations told. */
public final class Told implements News {
    public final BlockingQueue<CandidateRestarted> restarts = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();
    public final List<String> progress = new CopyOnWriteArrayList<>();

    @Override
    public void progress(UUID installation, CandidateKind candidate, String message, int done, int total) {
        progress.add(message);
    }

    @Override
    public void restarted(CandidateRestarted event) {
        restarts.add(event);
    }

    @Override
    public void gaveUp(UUID installation, CandidateKind candidate, String reason) {
        givenUp.add(reason);
    }

    @Override
    public void gone(UUID installation, String why) {
        progress.add("gone: " + why);
    }
}
