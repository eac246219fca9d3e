package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.CandidateKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One candidate's pod, before it is written down for the cluster.
 *
 * @param name its own, and its secret's
 * @param run whose it is
 * @param user number of the user that all in it runs as
 * @param args for the image's own program; never secrets
 * @param environment variables that may be seen
 * @param secrets variables that may not; kept in a Secret
 * @param data where it keeps its data
 * @param writable other folders that it writes to
 * @param ready a command that succeeds when it serves; empty: that its port is open has to do
 * @param reborn whether it is started again when it dies
 * @param hardEnd it is ended after this, whatever happened to the installer
 */
public record PodPlan(
        String name,
        UUID run,
        CandidateKind kind,
        String image,
        long user,
        List<String> args,
        Map<String, String> environment,
        Map<String, String> secrets,
        String data,
        List<String> writable,
        List<String> ready,
        PodSize size,
        boolean reborn,
        Duration hardEnd) {}
