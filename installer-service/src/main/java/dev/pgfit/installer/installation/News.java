package dev.pgfit.installer.installation;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.CandidateRestarted;
import java.util.UUID;

/** Hears of what happens to installations; is called on their own threads and must not block for long. */
public interface News {
    /**
     * How far one has come.
     *
     * @param done steps done, of {@code total} for all its candidates
     */
    void progress(UUID installation, CandidateKind candidate, String message, int done, int total);

    /** A candidate died and serves again. */
    void restarted(CandidateRestarted event);

    /** A candidate died and stays down. */
    void gaveUp(UUID installation, CandidateKind candidate, String reason);

    /** All of an installation is gone. */
    void gone(UUID installation, String why);
}
