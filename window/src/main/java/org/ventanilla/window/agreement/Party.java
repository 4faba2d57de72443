package org.ventanilla.window.agreement;

/// A government that is bound by the agreement. `prefix` opens the references of the requests its
/// window receives; `calendar` is the one its due times are counted in.
public record Party(String id, Label names, String prefix, WorkingCalendar calendar) {}
