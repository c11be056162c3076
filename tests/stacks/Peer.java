import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyStoreBuilderParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Java's TLS on loopback, told what to do by lines on stdin: see worker.rs. */
public class Peer {
  static final char[] PASSWORD = "stacks".toCharArray();

  public static void main(String[] arguments) throws Exception {
    // What is on is what the line says, not what this Java thinks of it.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    Security.setProperty("jdk.certpath.disabledAlgorithms", "");
    Security.setProperty("jdk.tls.legacyAlgorithms", "");
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Map<String, String> order = new HashMap<>();
      for (String word : line.split(" ")) {
        String[] pair = word.split("=", 2);
        order.put(pair[0], pair.length == 2 ? pair[1] : "");
      }
      try {
        if (order.containsKey("listen")) listen(order); else connect(order);
      } catch (Exception problem) {
        say("cannot " + problem);
      }
    }
  }

  static void listen(Map<String, String> order) throws Exception {
    try (SSLServerSocket server = (SSLServerSocket) context(order).getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSSLParameters(parameters(order, server.getSSLParameters()));
      say("listening " + server.getLocalPort());
      try (SSLSocket socket = (SSLSocket) server.accept()) {
        handshake(socket);
      }
    }
  }

  static void connect(Map<String, String> order) throws Exception {
    try (SSLSocket socket = (SSLSocket) context(order).getSocketFactory().createSocket()) {
      socket.setSSLParameters(parameters(order, socket.getSSLParameters()));
      int port = Integer.parseInt(order.get("port"));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      handshake(socket);
    }
  }

  static void handshake(SSLSocket socket) throws Exception {
    String answer;
    try {
      socket.setSoTimeout(20_000);
      socket.startHandshake();
      SSLSession session = socket.getSession();
      answer = "session " + session.getProtocol() + " " + session.getCipherSuite();
    } catch (Exception problem) {
      answer = "failure " + problem;
    }
    socket.close();
    say(answer);
  }

  static SSLParameters parameters(Map<String, String> order, SSLParameters parameters) {
    parameters.setProtocols(order.get("versions").split(","));
    parameters.setCipherSuites(order.get("suites").split(","));
    parameters.setUseCipherSuitesOrder("server".equals(order.get("order")));
    parameters.setWantClientAuth("request".equals(order.get("ask")));
    if ("require".equals(order.get("ask"))) parameters.setNeedClientAuth(true);
    if (order.containsKey("alpn")) parameters.setApplicationProtocols(order.get("alpn").split(","));
    return parameters;
  }

  static SSLContext context(Map<String, String> order) throws Exception {
    KeyManager[] keys = null;
    if (order.containsKey("keys")) {
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(null, null);
      for (String path : order.get("keys").split(",")) {
        KeyStore store = store(path);
        for (String alias : Collections.list(store.aliases())) {
          all.setKeyEntry(path, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
        }
      }
      // The default factory ignores which certificate comes first and which fits the suite.
      KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509");
      factory.init(new KeyStoreBuilderParameters(
          KeyStore.Builder.newInstance(all, new KeyStore.PasswordProtection(PASSWORD))));
      keys = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManager[] trust = {new TrustsAnybody()};
    if (order.containsKey("trusted")) {
      KeyStore store = store(order.get("trusted"));
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String alias : Collections.list(store.aliases())) {
        trusted.setCertificateEntry(alias, store.getCertificate(alias));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(trusted);
      trust = factory.getTrustManagers();
    }
    context.init(keys, trust, null);
    return context;
  }

  static KeyStore store(String path) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (FileInputStream file = new FileInputStream(path + ".p12")) {
      store.load(file, PASSWORD);
    }
    return store;
  }

  static void say(String answer) {
    System.out.println(answer.replace('\n', ' '));
    System.out.flush();
  }

  static class TrustsAnybody extends X509ExtendedTrustManager {
    public void checkClientTrusted(X509Certificate[] chain, String type) {}
    public void checkServerTrusted(X509Certificate[] chain, String type) {}
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}
    public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }
  }
}
