package dev.pgfit.benchmark.measure;

import dev.pgfit.contracts.CandidateKind;
import java.util.Iterator;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A candidate as the measurement sees it: blocking, one caller at a time. */
public interface Database extends AutoCloseable {
    CandidateKind kind();

    /** How many connections a test that asks for so many really gets. */
    int connections(int asked);

    /** Statements without a schema in their names go here from now on, on every connection. Empty: the database's default. */
    void useSchema(String schema) throws DatabaseException, InterruptedException;

    /** Runs one statement outside the measured time. */
    void execute(String sql) throws DatabaseException, InterruptedException;

    /** Whether it takes COPY FROM STDIN; a server that hands one session to all may die of it. */
    boolean canCopy();

    /**
     * Sends rows by COPY, outside the measured time.
     *
     * @param statement ends with FROM STDIN
     * @param texts in its text format, asked for one after the other
     */
    void copy(String statement, Iterator<String> texts) throws DatabaseException, InterruptedException;

    /** The first column of the answer. */
    List<String> texts(String sql) throws DatabaseException, InterruptedException;

    /**
     * Runs a load and records each right answer's latency in nanoseconds.
     *
     * @throws InterruptedException when the caller was interrupted; nothing is under way on the candidate any more then,
     *     as far as it lets itself be stopped
     */
    LoadResult drive(Load load, Histogram latencies) throws InterruptedException;

    /**
     * Replaces the connections by so many new ones, where each is served by a process or session of its own; else they are
     * kept.
     */
    void renew(int connections) throws DatabaseException, InterruptedException;

    /**
     * Makes the candidate usable again after a {@link Failure.Kind#TIMEOUT} or {@link Failure.Kind#LOST}: opens new
     * connections and waits, within bounds, until it answers.
     *
     * @throws DatabaseException when it does not
     */
    void recover() throws DatabaseException, InterruptedException;

    @Override
    void close();
}
