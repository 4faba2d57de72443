package org.ventanilla.window.agreement;

/// A stable code of the agreement's vocabulary (a category, a purpose, a ground) and its label.
public record Term(String code, Label names) {}
