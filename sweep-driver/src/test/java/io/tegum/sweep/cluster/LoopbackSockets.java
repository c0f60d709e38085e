package io.tegum.sweep.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/**
 * Channels of the JVM's own kind, except that servers listen on loopback, whatever they ask for.
 * For a server that opens a port that it lets nobody configure; named by the system property {@code
 * java.nio.channels.spi.SelectorProvider}.
 */
public final class LoopbackSockets extends SelectorProvider {

  private final SelectorProvider original;

  /** For the JVM; needs {@code --add-exports=java.base/sun.nio.ch=ALL-UNNAMED}. */
  public LoopbackSockets() throws ReflectiveOperationException {
    original =
        (SelectorProvider)
            Class.forName("sun.nio.ch.DefaultSelectorProvider").getMethod("get").invoke(null);
  }

  @Override
  public ServerSocketChannel openServerSocketChannel() throws IOException {
    return new OnLoopback(this, original.openServerSocketChannel());
  }

  @Override
  public DatagramChannel openDatagramChannel() throws IOException {
    return original.openDatagramChannel();
  }

  @Override
  public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
    return original.openDatagramChannel(family);
  }

  @Override
  public Pipe openPipe() throws IOException {
    return original.openPipe();
  }

  @Override
  public AbstractSelector openSelector() throws IOException {
    return original.openSelector();
  }

  @Override
  public SocketChannel openSocketChannel() throws IOException {
    return original.openSocketChannel();
  }

  /** Good for blocking servers only: selectors take the JVM's own channels alone. */
  private static final class OnLoopback extends ServerSocketChannel {

    private final ServerSocketChannel channel;

    OnLoopback(SelectorProvider provider, ServerSocketChannel channel) {
      super(provider);
      this.channel = channel;
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) throws IOException {
      int port = ((InetSocketAddress) local).getPort();
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
      return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
      channel.setOption(name, value);
      return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
      return channel.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
      return channel.supportedOptions();
    }

    @Override
    public ServerSocket socket() {
      return channel.socket();
    }

    @Override
    public SocketChannel accept() throws IOException {
      return channel.accept();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
      return channel.getLocalAddress();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
      channel.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
      channel.configureBlocking(block);
    }
  }
}
