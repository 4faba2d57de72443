package org.ventanilla.window.agreement;

/// When this share of the time allowed (0 to 1) is used up, officers in `role` are told.
public record Reminder(double share, String role) {}
