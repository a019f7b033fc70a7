package org.classblocks.connect;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a port of this machine, and breaks them when it is told to. */
final class CuttableProxy implements Closeable {
  private final ServerSocket listening;
  private final int target;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();

  CuttableProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(this::acceptAll);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Number of connections since the start. */
  int connections() {
    return accepted.size();
  }

  /** Breaks all connections. New ones are accepted. */
  void cut() throws IOException {
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void acceptAll() throws IOException {
    while (!listening.isClosed()) {
      Socket client = listening.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      accepted.add(client);
      inBackground(() -> copy(client, server));
      inBackground(() -> copy(server, client));
    }
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private static void inBackground(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (IOException closed) {
                // The end of each connection, and of the proxy.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Work that ends when its sockets are closed. */
  private interface Step {
    void run() throws IOException;
  }
}
