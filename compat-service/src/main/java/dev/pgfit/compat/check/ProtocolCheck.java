package dev.pgfit.compat.check;

/** A check that needs more than one session's SQL, and is therefore a class. Stateless. */
public non-sealed interface ProtocolCheck extends Check {
    @Override
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * Probes; returning is passing. Sessions opened through the context are closed by it.
     *
     * @throws CheckFailed if the answer isn't what it must be
     * @throws dev.pgfit.compat.database.DatabaseException as the database says; it is the check's failure
     */
    void probe(CheckContext context);
}
