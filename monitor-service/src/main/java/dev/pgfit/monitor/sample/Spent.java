package dev.pgfit.monitor.sample;

/**
 * What a candidate used up in a stretch of time.
 *
 * @param cpuSeconds user and system time of the whole process tree
 * @param ioReadBytes read from storage
 * @param ioWrittenBytes written to storage
 * @param networkReceivedBytes received on the candidate's own sockets
 * @param networkSentBytes sent on them
 */
public record Spent(
        double cpuSeconds, long ioReadBytes, long ioWrittenBytes, long networkReceivedBytes, long networkSentBytes) {
    public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0);

    public Spent plus(Spent other) {
        return new Spent(
                cpuSeconds + other.cpuSeconds,
                ioReadBytes + other.ioReadBytes,
                ioWrittenBytes + other.ioWrittenBytes,
                networkReceivedBytes + other.networkReceivedBytes,
                networkSentBytes + other.networkSentBytes);
    }
}
