package dev.licensing.testkit.conformance;

import java.util.List;

/** An order that a check has the vendor issue. */
record Sold(String order, List<String> serials) {

  String serial() {
    return serials.get(0);
  }
}
