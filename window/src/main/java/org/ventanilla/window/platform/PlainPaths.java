package org.ventanilla.window.platform;

import java.beans.PropertyEditorSupport;
import java.nio.file.Path;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;

/// Makes a path in the settings mean the file of that name. Spring's own editor would first look
/// for a class path or web resource of that name, so that `/db` could be a folder inside the
/// program.
public final class PlainPaths implements PropertyEditorRegistrar {
  @Override
  public void registerCustomEditors(PropertyEditorRegistry registry) {
    registry.registerCustomEditor(Path.class, new PathText());
  }

  private static final class PathText extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
      setValue(Path.of(text));
    }
  }
}
