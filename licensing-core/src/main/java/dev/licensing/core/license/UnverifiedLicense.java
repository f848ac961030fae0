package dev.licensing.core.license;

/** The text of a license file that nobody has checked: it says nothing yet (rule 12.2). */
public record UnverifiedLicense(String compact) {}
