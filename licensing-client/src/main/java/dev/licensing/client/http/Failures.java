package dev.licensing.client.http;

import dev.licensing.core.spi.LicenseTransport.Failure;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says where a request failed, from what was thrown. */
final class Failures {

  private Failures() {}

  static Failure of(Exception thrown) {
    if (thrown instanceof UnknownHostException) {
      return Failure.NAME;
    }
    if (thrown instanceof SocketTimeoutException || isCallTimeout(thrown)) {
      return Failure.TIMEOUT;
    }
    if (thrown instanceof ConnectException || thrown instanceof NoRouteToHostException) {
      return Failure.CONNECTION;
    }
    return isCertificate(thrown) ? Failure.CERTIFICATE : Failure.BROKEN;
  }

  /** Whether the calling thread was interrupted while it waited. */
  static boolean isInterruption(Exception thrown) {
    return thrown instanceof InterruptedException
        || (thrown instanceof InterruptedIOException && of(thrown) != Failure.TIMEOUT);
  }

  /** What to tell about it: never a header or a body. */
  static String detail(Exception thrown) {
    String message = String.valueOf(thrown.getMessage());
    String text = thrown.getClass().getSimpleName() + ": " + message;
    return text.length() <= 300 ? text : text.substring(0, 300);
  }

  /** OkHttp ends a call that takes too long by a plain InterruptedIOException. */
  private static boolean isCallTimeout(Exception thrown) {
    return thrown instanceof InterruptedIOException
        && String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains("timeout");
  }

  private static boolean isCertificate(Exception thrown) {
    if (thrown instanceof SSLPeerUnverifiedException) {
      return true;
    }
    // A handshake that only broke off may go better next time; a certificate does not change.
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return thrown instanceof SSLHandshakeException
        && String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT).contains("certificate");
  }
}
