package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.Failure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measured path of one connection. The Vert.x client opens it and runs whatever isn't measured; while a load runs,
 * this handler stands before the client's own and speaks the extended query protocol without its objects per query: a
 * message is written into a buffer that is used again, and an answer is decoded where it lies. Everything happens on the
 * connection's event loop.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    private static final int HEADER = 5;
    private static final int BUFFER = 1024;

    /** Whom an answer is for. */
    interface Caller {
        /**
         * @param rows returned or changed
         * @param failure {@code null} when all went well
         */
        void answered(long rows, @Nullable Failure failure);
    }

    private final boolean named;
    private final ArrayDeque<Caller> callers = new ArrayDeque<>();
    private final Answer answer = new Answer();
    private final List<String> names = new ArrayList<>();
    private List<String> prepared = List.of();
    private Request[] requests = {};
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf rest;
    private @Nullable ByteBuf out;
    private boolean reading;
    private int nextName;

    /** @param named whether the server may keep named prepared statements for the connection */
    Wire(boolean named) {
        this.named = named;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** Makes statements ready, by their place in the list. The server parses and plans them once where it may keep them. */
    Future<Void> prepare(List<String> statements) {
        Promise<Void> ready = Promise.promise();
        if (statements.equals(prepared)) {
            ready.complete();
        } else if (!named) {
            requests = statements.stream().map(Request::unnamed).toArray(Request[]::new);
            prepared = statements;
            ready.complete();
        } else {
            parse(statements, ready);
        }
        return ready.future();
    }

    private void parse(List<String> statements, Promise<Void> ready) {
        ByteBuf message = buffer();
        names.forEach(name -> Request.close(message, name));
        names.clear();
        for (String sql : statements) {
            String name = "pgfit_" + nextName++;
            names.add(name);
            Request.parse(message, name, sql);
        }
        Request.sync(message);
        requests = names.stream().map(Request::named).toArray(Request[]::new);
        prepared = List.of();
        send((rows, failure) -> {
            if (failure == null) {
                prepared = statements;
                ready.tryComplete();
            } else {
                ready.tryFail(new FailedException(failure));
            }
        });
    }

    /** Starts an execution; while answers are being read, it leaves together with whatever follows from them. */
    void execute(Caller caller, int statement, Object[] values, int[] picks) {
        requests[statement].write(buffer(), values, picks);
        send(caller);
    }

    private void send(Caller caller) {
        callers.add(caller);
        if (!reading) {
            flush();
        }
    }

    private ByteBuf buffer() {
        ByteBuf current = out;
        if (current == null) {
            current = context().alloc().directBuffer(BUFFER);
            out = current;
        }
        return current;
    }

    private void flush() {
        ByteBuf message = out;
        if (message == null || !message.isReadable()) {
            return;
        }
        message.retain();
        context().writeAndFlush(message, context().voidPromise());
        if (message.refCnt() == 1) {
            message.clear();
        } else {
            message.release();
            out = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object read) {
        if (callers.isEmpty() || !(read instanceof ByteBuf fresh)) {
            ctx.fireChannelRead(read);
            return;
        }
        reading = true;
        ByteBuf held = rest;
        ByteBuf in = held == null ? fresh : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), held, fresh);
        decode(in);
        if (in.isReadable()) {
            rest = in.discardSomeReadBytes();
        } else {
            rest = null;
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reading = false;
        flush();
        ctx.fireChannelReadComplete();
    }

    private void decode(ByteBuf in) {
        while (in.readableBytes() >= HEADER) {
            int at = in.readerIndex();
            int length = in.getInt(at + 1);
            if (length < Integer.BYTES) {
                throw new DecoderException("no PostgreSQL message: a length of " + length);
            }
            int end = at + 1 + length;
            if (end > in.writerIndex()) {
                return;
            }
            message(in, at, end);
            in.readerIndex(end);
        }
    }

    private void message(ByteBuf in, int at, int end) {
        switch (in.getByte(at)) {
            case 'D' -> answer.row(in, at + HEADER, end);
            case 'C' -> answer.complete(in, at + HEADER, end);
            case 'Z' -> ready();
            case 'E' -> answer.error(in, at + HEADER, end);
            case 'G' -> Request.refuseCopy(buffer());
            default -> {
                // ParseComplete, BindComplete, RowDescription, notices and the like: nothing to do
            }
        }
    }

    private void ready() {
        Caller caller = callers.poll();
        long rows = answer.rows();
        Failure failure = answer.failure();
        answer.reset();
        if (caller != null) {
            caller.answered(rows, failure);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        lost("the connection was closed");
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        lost(Await.words(cause));
        ctx.fireExceptionCaught(cause);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        if (rest != null) {
            rest.release();
            rest = null;
        }
        if (out != null) {
            out.release();
            out = null;
        }
    }

    private void lost(String words) {
        // a server that closes a connection may have said why
        Failure said = answer.failure();
        Failure failure = new Failure(Failure.Kind.LOST, said == null ? words : said.message());
        for (Caller caller = callers.poll(); caller != null; caller = callers.poll()) {
            caller.answered(0, failure);
        }
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not connected");
        }
        return context;
    }

    /** A failure on its way through a future. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        FailedException(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }
}
