package dev.pgfit.benchmark.edge;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** One event loop for nothing but the load, so that serving HTTP and Kafka does not show in the latencies. */
@ApplicationScoped
public class LoadLoop {
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            // epoll where its library is there, else Java's own selector
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
    private final Context context = ((VertxInternal) vertx).createEventLoopContext();

    Vertx vertx() {
        return vertx;
    }

    Context context() {
        return context;
    }

    /** The context's own, for what needs no context. */
    EventLoop eventLoop() {
        return ((ContextInternal) context).nettyEventLoop();
    }

    @PreDestroy
    void close() {
        vertx.close();
    }
}
