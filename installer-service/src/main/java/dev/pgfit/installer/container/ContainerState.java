package dev.pgfit.installer.container;

import com.github.dockerjava.api.command.InspectContainerResponse;
import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.installer.candidate.Findings;

/**
 * How a container stands.
 *
 * @param pid of its first process on the engine's machine; 0 when it doesn't run
 * @param outOfMemory whether the engine says that it was killed for want of memory
 */
record ContainerState(boolean running, long pid, long exitCode, boolean outOfMemory) {
    static final ContainerState GONE = new ContainerState(false, 0, -1, false);
    /** Killed by signal 9, as the kernel does when memory is short. */
    private static final int KILLED = 137;

    static ContainerState of(InspectContainerResponse inspected) {
        InspectContainerResponse.ContainerState state = inspected.getState();
        return new ContainerState(
                Boolean.TRUE.equals(state.getRunning()),
                state.getPidLong() == null ? 0 : state.getPidLong(),
                state.getExitCodeLong() == null ? -1 : state.getExitCodeLong(),
                Boolean.TRUE.equals(state.getOOMKilled()));
    }

    /**
     * How it ended, for a person.
     *
     * @param limitBytes of its memory; 0: none
     * @param oomKills how often the kernel was seen to kill one of it for want of memory
     * @param limitHits how often its memory was seen to have reached the limit
     */
    String ending(CandidateKind kind, long limitBytes, long oomKills, long limitHits) {
        // engines set their mark for the first process only, some for none
        if (limitBytes > 0 && (outOfMemory || oomKills > 0)) {
            return Findings.needsMoreMemory(kind, limitBytes, "it was killed for lack of memory");
        }
        // the kernel's count goes with the container, often before anybody has read it
        if (limitBytes > 0 && exitCode == KILLED && limitHits > 0) {
            return Findings.needsMoreMemory(kind, limitBytes, "it was killed (137) when its memory had reached that");
        }
        return "its container exited with " + exitCode + (exitCode == KILLED ? " (killed)" : "");
    }
}
