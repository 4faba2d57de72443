package org.ventanilla.window.api;

import org.springframework.beans.propertyeditors.CustomBooleanEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// A flag is `true` or `false`, as `spec/openapi.yaml` has it. The framework takes `yes`, `on` and
/// `1` besides, which nobody meant who wrote it elsewhere.
@ControllerAdvice
final class StrictFlags {
  @InitBinder
  void flags(WebDataBinder binder) {
    var editor = new CustomBooleanEditor("true", "false", false);
    binder.registerCustomEditor(Boolean.class, editor);
    binder.registerCustomEditor(boolean.class, editor);
  }
}
