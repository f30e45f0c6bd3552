package io.entitytokens.it.support;

import io.entitytokens.it.support.Http.Answer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a {@link Wire} over HTTP/2 without TLS, with pseudo headers that nobody checks. */
final class Http2Wire {

    private static final EventLoopGroup LOOP = new NioEventLoopGroup(1);
    private static final int TIMEOUT_SECONDS = 30;

    /** What HTTP/2 calls a refusal to take part (RFC 9113, section 7). */
    private static final int STREAM_RESET = 400;

    private Http2Wire() {}

    /**
     * @param cancelled how often the same is sent, and taken back, before it waits for an answer
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits until the connection is closed.
    static Answer send(Wire request, int cancelled, String from, InetSocketAddress server) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Channel connection = null;
        try {
            connection =
                    new Bootstrap()
                            .group(LOOP)
                            .channel(NioSocketChannel.class)
                            .handler(client())
                            .connect(server, new InetSocketAddress(from, 0))
                            .sync()
                            .channel();
            connection
                    .closeFuture()
                    .addListener(
                            closed ->
                                    answer.completeExceptionally(
                                            new IllegalStateException("connection closed")));
            for (int i = 0; i < cancelled; i++) {
                Channel stream = stream(connection, new ChannelInboundHandlerAdapter());
                stream.write(new DefaultHttp2HeadersFrame(headers(request), true));
                stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL)).sync();
            }
            stream(connection, new Reader(answer))
                    .writeAndFlush(new DefaultHttp2HeadersFrame(headers(request), true))
                    .sync();
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(request.toString(), e);
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private static Channel stream(Channel connection, ChannelHandler handler)
            throws InterruptedException {
        return new Http2StreamChannelBootstrap(connection).handler(handler).open().sync().getNow();
    }

    private static ChannelInitializer<Channel> client() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(Http2FrameCodecBuilder.forClient().validateHeaders(false).build())
                        .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
            }
        };
    }

    private static Http2Headers headers(Wire request) {
        Http2Headers headers = new DefaultHttp2Headers(false);
        headers.method(request.method())
                .scheme(request.scheme())
                .authority(request.authority())
                .path(request.target());
        for (Wire.Header header : request.headers()) {
            headers.add(header.name().toLowerCase(Locale.ROOT), header.value());
        }
        return headers;
    }

    /** Waits for the head; none of the answers that are asked for here has a body that matters. */
    private static final class Reader extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<Answer> answer;

        Reader(CompletableFuture<Answer> answer) {
            this.answer = answer;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            try {
                if (frame instanceof Http2HeadersFrame head) {
                    answer.complete(read(head.headers()));
                }
            } finally {
                ReferenceCountUtil.release(frame);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame) {
                answer.complete(
                        new Answer(STREAM_RESET, HttpHeaders.of(Map.of(), (n, v) -> true), ""));
            }
        }

        private static Answer read(Http2Headers head) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            head.forEach(
                    header -> {
                        String name = header.getKey().toString();
                        if (!name.startsWith(":")) {
                            headers.computeIfAbsent(name, n -> new ArrayList<>())
                                    .add(header.getValue().toString());
                        }
                    });
            return new Answer(
                    Integer.parseInt(head.status().toString()),
                    HttpHeaders.of(headers, (name, value) -> true),
                    "");
        }
    }
}
